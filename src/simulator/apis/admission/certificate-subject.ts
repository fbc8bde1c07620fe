import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

/** The signer whose certificates the API server knows its users by. */
const SIGNER = 'kubernetes.io/kube-apiserver-client';

/** Its members may do everything, and nobody can take that away from a certificate. */
const MASTERS = 'system:masters';

/**
 * Refuses requests for certificates that would make their owner a member of the group that may do everything.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificatesubjectrestriction
 */
export const certificateSubject: Admission = ({ operation, kind, subresource, object, context: { isAdmitted } }) => {
  if (operation === 'DELETE' || subresource !== undefined || isAdmitted) return;
  if (groupResource(kind) !== groupResource(certificateSigningRequestKind)) return;
  const { spec: { signerName, request = '' } = {} } = object as Request;
  if (signerName !== SIGNER) return;
  return (async () => {
    const { requestedName } = await import('../../pki/certificate.ts');
    if (requestedName(Buffer.from(request, 'base64').toString()).organizations.includes(MASTERS))
      throw forbidden(kind, object.metadata.name, `use of ${SIGNER} signer with ${MASTERS} group is not allowed`);
  })();
};

type Request = KubeObject & { spec?: { signerName?: string; request?: string } };

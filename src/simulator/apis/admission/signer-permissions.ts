import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { equal } from '../../apimachinery/equality.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

type Request = KubeObject & {
  spec?: { signerName?: string };
  status?: { certificate?: string; conditions?: unknown[] };
};

/** What a write of a subresource does with a request for a certificate. */
const VERBS: Readonly<Record<string, string>> = { approval: 'approve', status: 'sign' };

/**
 * Lets those approve and sign requests for certificates who may do so for the signer: for it by name, or for all of its domain.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
 */
export const signerPermissions =
  (authorize: Authorizer): Admission =>
  ({ operation, kind, subresource = '', object, old, context: { user } }) => {
    const verb = VERBS[subresource];
    if (operation !== 'UPDATE' || verb === undefined) return;
    if (groupResource(kind) !== groupResource(certificateSigningRequestKind)) return;
    if (verb === 'sign' && !isSigned(object, old)) return;
    const { signerName = '' } = (old as Request).spec ?? {};
    const [domain = ''] = signerName.split('/');
    const signer = { user, verb, group: kind.group, version: '*', resource: 'signers' };
    return (async () => {
      for (const name of [signerName, `${domain}/*`]) if ((await authorize({ ...signer, name })).allowed) return;
      const why = `user not permitted to ${verb} requests with signerName ${JSON.stringify(signerName)}`;
      throw forbidden(kind, object.metadata.name, why);
    })();
  };

const isSigned = (object: Request, old: Request | undefined): boolean =>
  object.status?.certificate !== old?.status?.certificate || !equal(object.status?.conditions, old?.status?.conditions);

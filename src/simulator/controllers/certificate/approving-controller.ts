import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { signers } from './signers.ts';
import type { SigningRequest } from './signing-controller.ts';

const SIGNER = 'kubernetes.io/kube-apiserver-client-kubelet';

/**
 * Approves what nodes ask for to log in with, where their rights allow it: a first certificate (`nodeclient`), or the next one
 * of a node that has one (`selfnodeclient`). Other requests wait for somebody.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/certificates/approver/sarapprove.go
 */
export const createApprovingController = (authorize: Authorizer): Controller => ({
  name: 'certificatesigningrequest-approving-controller',
  watches: [watchSelf(certificateSigningRequestKind)],
  reconcile: async (name, { client, listers }) => {
    const request = listers.of<SigningRequest>(certificateSigningRequestKind).get(undefined, name);
    if (request === undefined || isDecided(request) || request.spec.signerName !== SIGNER) return;
    const message = await approvalOf(request, authorize);
    if (message === undefined) return;
    const condition = { type: 'Approved', status: 'True', reason: 'AutoApproved', message } as const;
    const change = (current: SigningRequest): void => {
      current.status = { ...current.status, conditions: [...(current.status?.conditions ?? []), condition] };
    };
    await client.modify<SigningRequest>(certificateSigningRequestKind, undefined, name, change, 'approval');
  },
});

const isDecided = ({ status }: SigningRequest): boolean =>
  !!status?.certificate || ['Approved', 'Denied'].some((type) => conditionOf(status?.conditions, type) !== undefined);

/** What the approval says; `undefined` without one. */
const approvalOf = async ({ spec }: SigningRequest, authorize: Authorizer): Promise<string | undefined> => {
  const text = Buffer.from(spec.request, 'base64').toString();
  if ((await signers[SIGNER]?.problemOf(text, spec.usages ?? [])) !== undefined) return undefined;
  const { requestedName } = await import('../../pki/certificate.ts');
  const user = { username: spec.username ?? '', groups: spec.groups ?? [], uid: spec.uid, extra: spec.extra };
  const may = async (subresource: string): Promise<boolean> => {
    const resource = {
      group: 'certificates.k8s.io',
      version: '*',
      resource: 'certificatesigningrequests',
      subresource,
    };
    return (await authorize({ user, verb: 'create', ...resource })).allowed;
  };
  if (requestedName(text).commonName === spec.username && (await may('selfnodeclient')))
    return 'Auto approving self kubelet client certificate after SubjectAccessReview.';
  return (await may('nodeclient')) ? 'Auto approving kubelet client certificate after SubjectAccessReview.' : undefined;
};

import { clientUsageError } from './client-usage-error.ts';

/** Who signs certificates of one use. */
export interface Signer {
  readonly usage: 'server' | 'client';
  /** Why a request (PKCS #10 in PEM) cannot be signed; `undefined` when it can. */
  problemOf(request: string, usages: readonly string[]): string | undefined | Promise<string | undefined>;
}

/** What nodes ask for is for themselves. */
const problemOfNode = async (
  request: string,
  usages: readonly string[],
  purpose: 'client auth' | 'server auth',
): Promise<string | undefined> => {
  const { requestedName } = await import('../../pki/certificate.ts');
  const { commonName = '', organizations, alternatives } = requestedName(request);
  const has = (...types: string[]): boolean => alternatives.some(({ type }) => types.includes(type));
  if (organizations.length !== 1 || organizations[0] !== 'system:nodes')
    return 'subject organization is not system:nodes';
  if (purpose === 'server auth' && !has('dns', 'ip')) return 'DNS or IP subjectAltName is required';
  if (purpose === 'client auth' && has('dns')) return 'DNS subjectAltNames are not allowed';
  if (has('email')) return 'Email subjectAltNames are not allowed';
  if (purpose === 'client auth' && has('ip')) return 'IP subjectAltNames are not allowed';
  if (has('url')) return 'URI subjectAltNames are not allowed';
  if (!commonName.startsWith('system:node:')) return 'subject common name does not begin with system:node:';
  const wanted = ['digital signature', 'key encipherment', purpose].sort();
  const isUsual =
    usages.every((each) => wanted.includes(each)) &&
    wanted.every((each) => each === 'key encipherment' || usages.includes(each));
  return isUsual ? undefined : `usages did not match [${wanted.join(' ')}]`;
};

/**
 * The signers of Kubernetes.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
export const signers: Readonly<Record<string, Signer>> = {
  'kubernetes.io/kube-apiserver-client': { usage: 'client', problemOf: (_, usages) => clientUsageError(usages) },
  'kubernetes.io/kube-apiserver-client-kubelet': {
    usage: 'client',
    problemOf: (request, usages) => problemOfNode(request, usages, 'client auth'),
  },
  'kubernetes.io/kubelet-serving': {
    usage: 'server',
    problemOf: (request, usages) => problemOfNode(request, usages, 'server auth'),
  },
};

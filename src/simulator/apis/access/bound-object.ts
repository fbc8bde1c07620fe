import { nodeKind, podKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { badRequest, conflict, notFound } from '../../apimachinery/status-error.ts';
import type { TokenBinding } from './service-account-token.ts';

/** The object whose end is to be that of a token, too. */
export interface BoundObjectReference {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly name?: string;
  readonly uid?: string;
}

const KINDS: Readonly<Record<string, ResourceKind>> = { Pod: podKind, Node: nodeKind, Secret: secretKind };

/**
 * Binds a token of a service account to an object; that of a pod tells the node, too.
 *
 * @throws StatusError 400 for what no token can be bound to, 404 for an object that is not there, 409 when another one has its name
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 */
export const boundObject = (
  { kind: named = '', apiVersion = '', name = '', uid }: BoundObjectReference,
  { namespace, account }: { readonly namespace: string; readonly account: string },
  listers: Listers,
): Pick<TokenBinding, 'pod' | 'node' | 'secret'> => {
  const kind = apiVersion.includes('/') ? undefined : KINDS[named];
  if (kind === undefined) {
    const slash = apiVersion.indexOf('/');
    const type = `${apiVersion.slice(0, Math.max(slash, 0))}/${apiVersion.slice(slash + 1)}, Kind=${named}`;
    throw badRequest(`cannot bind token to object of type ${type}`);
  }
  const target = listers.of<KubeObject>(kind).get(kind.namespaced ? namespace : undefined, name);
  if (target === undefined) throw notFound(kind, name);
  if (named === 'Pod' && (target as Pod).spec.serviceAccountName !== account)
    throw badRequest(
      `cannot bind token for serviceaccount ${JSON.stringify(account)} to pod running with different serviceaccount name.`,
    );
  if (uid && uid !== target.metadata.uid)
    throw conflict(
      { group: '', plural: named },
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`,
    );
  const bound = { name, uid: target.metadata.uid ?? '' };
  if (named === 'Pod') return { pod: bound, ...nodeOf(target as Pod, listers) };
  return named === 'Node' ? { node: bound } : { secret: bound };
};

const nodeOf = ({ spec: { nodeName } }: Pod, listers: Listers): Pick<TokenBinding, 'node'> => {
  if (!nodeName) return {};
  const uid = listers.of(nodeKind).get(undefined, nodeName)?.metadata.uid;
  return { node: { name: nodeName, ...(uid === undefined ? {} : { uid }) } };
};

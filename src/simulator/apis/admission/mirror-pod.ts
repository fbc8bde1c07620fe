import { nodeKind } from '../../../resources/kinds/kinds.ts';
import { MIRROR, type Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { podReferences } from '../access/pod-references.ts';

/** What is wrong with a pod that a node makes: it may only show one that it runs from a file, which needs nothing of the cluster. */
export const mirrorPodProblem = (
  { metadata, spec, ...pod }: Pod,
  node: string,
  listers: Listers,
): string | undefined => {
  const shown = JSON.stringify(node);
  if (metadata.annotations?.[MIRROR] === undefined)
    return `pod does not have "${MIRROR}" annotation, node ${shown} can only create mirror pods`;
  if (spec.nodeName !== node) return `node ${shown} can only create pods with spec.nodeName set to itself`;
  const wrong = ownerProblem(metadata.ownerReferences ?? [], node, listers);
  if (wrong !== undefined) return wrong;
  const { secrets, configMaps, claims } = podReferences({ ...pod, metadata, spec });
  for (const [isThere, what] of [
    [Boolean(spec.serviceAccountName), 'a service account'],
    [secrets.size > 0, 'secrets'],
    [configMaps.size > 0, 'configmaps'],
    [claims.size > 0, 'persistentvolumeclaims'],
  ] as const)
    if (isThere) return `node ${shown} can not create pods that reference ${what}`;
  return undefined;
};

type Owners = NonNullable<Pod['metadata']['ownerReferences']>;

const ownerProblem = (owners: Owners, node: string, listers: Listers): string | undefined => {
  const shown = JSON.stringify(node);
  const [owner, ...others] = owners;
  if (others.length > 0) return `node ${shown} can only create pods with a single owner reference set to itself`;
  if (owner?.apiVersion !== 'v1' || owner.kind !== 'Node' || owner.name !== node)
    return `node ${shown} can only create pods with an owner reference set to itself`;
  if (owner.controller !== true)
    return `node ${shown} can only create pods with a controller owner reference set to itself`;
  if (owner.blockOwnerDeletion === true) return `node ${shown} must not set blockOwnerDeletion on an owner reference`;
  const known = listers.of(nodeKind).get(undefined, node);
  if (known === undefined) throw notFound(nodeKind, node);
  return owner.uid === known.metadata.uid
    ? undefined
    : `node ${node} UID mismatch: expected ${owner.uid} got ${known.metadata.uid}`;
};

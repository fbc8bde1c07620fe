import type { Deployment } from '../../resources/deployment.ts';
import { replicaSetKind } from '../../resources/kinds.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import { selectorText } from '../../resources/selector-text.ts';
import type { Client } from '../client/client.ts';

/** The revision that a replica set is; 0 when it has none. */
export const revisionOf = ({ metadata }: Pick<ReplicaSet, 'metadata'>): number =>
  Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0) || 0;

/** The replica sets of a deployment, oldest revision first. */
export const deploymentRevisions = async (
  client: Client,
  namespace: string,
  { metadata, spec }: Deployment,
): Promise<ReplicaSet[]> => {
  const labelSelector = selectorText(spec.selector);
  const { items } = await client.list<ReplicaSet>(replicaSetKind, namespace, { labelSelector });
  return items
    .filter((set) => set.metadata.ownerReferences?.some(({ controller, uid }) => controller && uid === metadata.uid))
    .sort((one, other) => revisionOf(one) - revisionOf(other));
};

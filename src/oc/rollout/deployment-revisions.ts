import { replicaSetKind } from '../../resources/kinds/kinds.ts';
import { selectorText } from '../../resources/labels/selector-text.ts';
import type { Deployment } from '../../resources/workloads/deployment.ts';
import { revisionOf } from '../../resources/workloads/deployment-revision.ts';
import type { ReplicaSet } from '../../resources/workloads/replica-set.ts';
import type { Client } from '../client/client.ts';

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
    .sort((one, other) => Number(revisionOf(one) - revisionOf(other)));
};

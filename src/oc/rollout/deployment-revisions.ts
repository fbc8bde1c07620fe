import type { Deployment } from '../../resources/deployment.ts';
import { revisionOf } from '../../resources/deployment-revision.ts';
import { replicaSetKind } from '../../resources/kinds.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import { selectorText } from '../../resources/selector-text.ts';
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

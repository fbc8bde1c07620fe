import type { Deployment } from '../../../resources/deployment.ts';
import { replicaSetKind } from '../../../resources/kinds.ts';
import type { ReplicaSet } from '../../../resources/replica-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import { controllerOf, controllerReference, isControlledBy } from '../controller-reference.ts';
import { byAge } from './rollout.ts';

/** The replica sets of a deployment, oldest first; matching ones that nobody controls are adopted. */
export const ownedReplicaSets = async (deployment: Deployment, { client, listers }: ControllerContext): Promise<ReplicaSet[]> => {
  const lister = listers.of<ReplicaSet>(replicaSetKind);
  const { namespace, uid = '' } = deployment.metadata;
  const owned = lister.ownedBy(uid).filter((set) => isControlledBy(set, deployment));
  const selects = labelSelectorOf(deployment.spec.selector);
  const isOrphan = (set: ReplicaSet): boolean =>
    controllerOf(set) === undefined && set.metadata.deletionTimestamp === undefined && selects(set.metadata.labels ?? {});
  const orphans = deployment.metadata.deletionTimestamp === undefined ? lister.list(namespace).filter(isOrphan) : [];
  const adopted: ReplicaSet[] = [];
  for (const { metadata } of orphans) adopted.push(await client.modify<ReplicaSet>(replicaSetKind, namespace, metadata.name, adopt));
  return [...owned, ...adopted].sort(byAge);

  function adopt(set: ReplicaSet): void {
    set.metadata.ownerReferences = [...(set.metadata.ownerReferences ?? []), controllerReference(deployment)];
  }
};

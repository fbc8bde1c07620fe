import { replicaSetKind } from '../../../resources/kinds/kinds.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { isControlledBy } from '../controller-reference.ts';
import type { Orphans } from '../orphans.ts';
import { release } from '../release.ts';
import { byAge } from './rollout.ts';

/** The replica sets of a deployment, oldest first. Those whose labels left its selector are released, orphans that fit are adopted. */
export const ownedReplicaSets = async (
  deployment: Deployment,
  orphans: Orphans<ReplicaSet>,
  context: ControllerContext,
): Promise<ReplicaSet[]> => {
  const sets = context.listers.of<ReplicaSet>(replicaSetKind).ownedBy(deployment.metadata.uid ?? '');
  const selects = labelSelectorOf(deployment.spec.selector);
  const owned: ReplicaSet[] = [];
  for (const set of sets.filter((each) => isControlledBy(each, deployment))) {
    if (selects(set.metadata.labels ?? {})) owned.push(set);
    else if (deployment.metadata.deletionTimestamp === undefined)
      await release(replicaSetKind, set, deployment, context);
  }
  return [...owned, ...(await orphans.adopt(deployment, context))].sort(byAge);
};

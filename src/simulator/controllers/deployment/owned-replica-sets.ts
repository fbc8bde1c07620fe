import type { Deployment } from '../../../resources/deployment.ts';
import { replicaSetKind } from '../../../resources/kinds.ts';
import type { ReplicaSet } from '../../../resources/replica-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { isControlledBy } from '../controller-reference.ts';
import type { Orphans } from '../orphans.ts';
import { byAge } from './rollout.ts';

/** The replica sets of a deployment, oldest first; matching ones that nobody controls are adopted. */
export const ownedReplicaSets = async (
  deployment: Deployment,
  orphans: Orphans<ReplicaSet>,
  context: ControllerContext,
): Promise<ReplicaSet[]> => {
  const sets = context.listers.of<ReplicaSet>(replicaSetKind).ownedBy(deployment.metadata.uid ?? '');
  const owned = sets.filter((set) => isControlledBy(set, deployment));
  return [...owned, ...(await orphans.adopt(deployment, context))].sort(byAge);
};

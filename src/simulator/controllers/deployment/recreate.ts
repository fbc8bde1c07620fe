import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { ensureNewSet } from './new-replica-set.ts';
import type { Rollout } from './rollout.ts';
import { scaleReplicaSet } from './scale-replica-set.ts';

/**
 * One step of a deployment that stops everything old before it starts anything new.
 *
 * @returns whether something was written or old pods are still there
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/deployment/recreate.go
 */
export const recreate = async (rollout: Rollout): Promise<boolean> => {
  let scaledDown = false;
  for (const set of rollout.oldSets)
    if ((set.spec.replicas ?? 0) > 0) scaledDown = (await scaleReplicaSet(rollout, set, 0)) || scaledDown;
  if (scaledDown || hasOldPods(rollout)) return true;
  if (await ensureNewSet(rollout, true)) return true;
  return (
    rollout.newSet !== undefined && scaleReplicaSet(rollout, rollout.newSet, rollout.deployment.spec.replicas ?? 0)
  );
};

const hasOldPods = ({ oldSets, context }: Rollout): boolean => {
  const pods = context.listers.of<Pod>(podKind);
  return oldSets.some(({ metadata }) =>
    pods.ownedBy(metadata.uid ?? '').some(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed'),
  );
};

import { allSets, availableReplicas, type Rollout, wantedReplicas } from './rollout.ts';
import { newSetReplicas, scaleReplicaSet } from './scale-replica-set.ts';
import { maxUnavailableOf } from './surge.ts';

/**
 * One step of a rolling update: first the new set grows, then the old ones shrink, as far as the bounds allow.
 *
 * @returns whether something was scaled
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/deployment/rolling.go
 */
export const rollingUpdate = async (rollout: Rollout): Promise<boolean> =>
  (await resizeNewSet(rollout)) || (await shrinkOldSets(rollout));

const resizeNewSet = async (rollout: Rollout): Promise<boolean> => {
  const { deployment, newSet, oldSets } = rollout;
  if (newSet === undefined) return false;
  const wanted = deployment.spec.replicas ?? 0;
  const own = newSet.spec.replicas ?? 0;
  if (own === wanted) return false;
  return scaleReplicaSet(rollout, newSet, own > wanted ? wanted : newSetReplicas(deployment, newSet, oldSets));
};

const shrinkOldSets = async (rollout: Rollout): Promise<boolean> => {
  const { deployment, newSet } = rollout;
  if (wantedReplicas(rollout.oldSets) === 0) return false;
  const minimum = (deployment.spec.replicas ?? 0) - maxUnavailableOf(deployment.spec);
  const newUnavailable = (newSet?.spec.replicas ?? 0) - (newSet?.status?.availableReplicas ?? 0);
  const surplus = wantedReplicas(allSets(rollout)) - minimum - newUnavailable;
  if (surplus <= 0) return false;
  const cleaned = await dropUnavailable(rollout, surplus);
  const shrunk = await dropAvailable(rollout, minimum);
  return cleaned + shrunk > 0;
};

/** Pods that do not work anyway go first. */
const dropUnavailable = async (rollout: Rollout, most: number): Promise<number> => {
  let dropped = 0;
  for (const set of rollout.oldSets) {
    const size = set.spec.replicas ?? 0;
    const unavailable = size - (set.status?.availableReplicas ?? 0);
    const count = Math.min(most - dropped, unavailable);
    if (size === 0 || count <= 0) continue;
    await scaleReplicaSet(rollout, set, size - count);
    dropped += count;
  }
  return dropped;
};

const dropAvailable = async (rollout: Rollout, minimum: number): Promise<number> => {
  const surplus = availableReplicas(allSets(rollout)) - minimum;
  let dropped = 0;
  for (const set of rollout.oldSets) {
    const size = set.spec.replicas ?? 0;
    const count = Math.min(size, surplus - dropped);
    if (count <= 0) continue;
    await scaleReplicaSet(rollout, set, size - count);
    dropped += count;
  }
  return dropped;
};

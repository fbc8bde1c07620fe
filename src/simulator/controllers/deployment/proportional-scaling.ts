import { revisionAnnotations } from '../../../resources/workloads/deployment-revision.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { allSets, type Rollout, wantedReplicas } from './rollout.ts';
import { scaleReplicaSet } from './scale-replica-set.ts';
import { maxSurgeOf } from './surge.ts';

/** Whether somebody changed the size of the deployment since its replica sets last heard of it. */
export const isScalingEvent = (rollout: Rollout): boolean =>
  activeSets(rollout).some(({ metadata }) => {
    const noted = metadata.annotations?.[revisionAnnotations.desiredReplicas];
    return noted !== undefined && Number(noted) !== (rollout.deployment.spec.replicas ?? 0);
  });

/**
 * Brings a change of the size to the replica sets: to the only one, or to all in proportion while a rolling update is
 * under way.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling
 */
export const applySize = async (rollout: Rollout): Promise<void> => {
  const { deployment, newSet, oldSets } = rollout;
  const active = activeSets(rollout);
  const wanted = deployment.spec.replicas ?? 0;
  if (active.length <= 1) {
    const only = active[0] ?? newSet ?? oldSets.at(-1);
    if (only !== undefined && only.spec.replicas !== wanted) await scaleReplicaSet(rollout, only, wanted);
    return;
  }
  if (isSaturated(newSet, wanted)) {
    for (const set of oldSets) if ((set.spec.replicas ?? 0) > 0) await scaleReplicaSet(rollout, set, 0);
    return;
  }
  if (deployment.spec.strategy?.type === 'RollingUpdate') await scaleInProportion(rollout, active);
};

const activeSets = (rollout: Rollout): ReplicaSet[] => allSets(rollout).filter(({ spec }) => (spec.replicas ?? 0) > 0);

const isSaturated = (set: ReplicaSet | undefined, wanted: number): boolean =>
  set !== undefined &&
  set.spec.replicas === wanted &&
  Number(set.metadata.annotations?.[revisionAnnotations.desiredReplicas]) === wanted &&
  set.status?.availableReplicas === wanted;

const scaleInProportion = async (rollout: Rollout, active: readonly ReplicaSet[]): Promise<void> => {
  const { spec } = rollout.deployment;
  const wanted = spec.replicas ?? 0;
  const allowed = wanted > 0 ? wanted + maxSurgeOf(spec) : 0;
  const change = allowed - wantedReplicas(allSets(rollout));
  const newestFirst = change > 0;
  const bySize = [...active].sort(
    (one, other) => (other.spec.replicas ?? 0) - (one.spec.replicas ?? 0) || (newestFirst ? -1 : 1),
  );
  let given = 0;
  const sizes = bySize.map((set) => {
    const share = change === 0 ? 0 : bounded(shareOf(set, allowed), change - given);
    given += share;
    return Math.max(0, (set.spec.replicas ?? 0) + share);
  });
  if (sizes.length > 0) sizes[0] = Math.max(0, (sizes[0] as number) + change - given);
  for (const [index, set] of bySize.entries()) await scaleReplicaSet(rollout, set, sizes[index] as number);
};

/** The change of one set that keeps its part of the whole. */
const shareOf = ({ spec, metadata }: ReplicaSet, allowed: number): number => {
  const size = spec.replicas ?? 0;
  const before = Number(metadata.annotations?.[revisionAnnotations.maxReplicas] ?? 0) || allowed;
  return Math.round((size * allowed) / before) - size;
};

const bounded = (share: number, rest: number): number => (rest > 0 ? Math.min(share, rest) : Math.max(share, rest));

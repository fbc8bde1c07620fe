import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { DeploymentStatus } from '../../../resources/workloads/deployment.ts';
import { deploymentCondition, withCondition } from './deployment-condition.ts';
import { allSets, availableReplicas, type Rollout, sum, wantedReplicas } from './rollout.ts';
import { maxUnavailableOf } from './surge.ts';

/** Counts the pods of all replica sets. Counts that are zero are left out, as Go writes them. */
export const countReplicas = (rollout: Rollout): DeploymentStatus => {
  const { deployment, newSet } = rollout;
  const sets = allSets(rollout);
  const available = availableReplicas(sets);
  const counts = {
    replicas: sum(sets, ({ status }) => status?.replicas),
    updatedReplicas: newSet?.status?.replicas ?? 0,
    readyReplicas: sum(sets, ({ status }) => status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, wantedReplicas(sets) - available),
  };
  return {
    observedGeneration: deployment.metadata.generation,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    conditions: withCondition(deployment.status?.conditions ?? [], availability(rollout, available)),
    ...(deployment.status?.collisionCount === undefined ? {} : { collisionCount: deployment.status.collisionCount }),
  };
};

/** Whether all pods are new and available. */
export const isComplete = ({ deployment: { spec, metadata } }: Rollout, status: DeploymentStatus): boolean => {
  const wanted = spec.replicas ?? 0;
  const { updatedReplicas = 0, replicas = 0, availableReplicas: available = 0, observedGeneration = 0 } = status;
  return (
    updatedReplicas === wanted &&
    replicas === wanted &&
    available === wanted &&
    observedGeneration >= (metadata.generation ?? 0)
  );
};

/** Whether the counts changed for the better since the last status. */
export const isProgressing = ({ deployment }: Rollout, status: DeploymentStatus): boolean => {
  const before = deployment.status ?? {};
  const old = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus): number => replicas - updatedReplicas;
  return (
    (status.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(status) < old(before) ||
    (status.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
};

/** When a deployment that does not progress counts as stuck, milliseconds since the epoch; never without a deadline. */
export const deadlineOf = (
  { deployment: { spec } }: Rollout,
  conditions: readonly Condition[] = [],
): number | undefined => {
  const progress = conditionOf(conditions, 'Progressing');
  if (progress?.lastUpdateTime === undefined || !hasDeadline(spec.progressDeadlineSeconds)) return undefined;
  return Date.parse(progress.lastUpdateTime) + (spec.progressDeadlineSeconds ?? 0) * 1000;
};

export const hasDeadline = (seconds: number | undefined): boolean => seconds !== undefined && seconds !== 2 ** 31 - 1;

const availability = ({ deployment: { spec }, context }: Rollout, available: number): Condition => {
  const now = context.clock.now();
  return available >= (spec.replicas ?? 0) - maxUnavailableOf(spec)
    ? deploymentCondition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', now)
    : deploymentCondition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        now,
      );
};

import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { scaledValue } from '../../../resources/values/scaled-value.ts';
import type { DeploymentConfig, DeploymentConfigStatus } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { deployerPodName, isCancelled, phaseOf } from '../../../resources/workloads/rollout.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

/**
 * The conditions of a config: whether enough pods are available, and how the latest rollout goes.
 *
 * @param status the new status, without conditions
 * @param latest the replication controller of the latest version
 * @param progress what was just done about it
 */
export const configConditions = (
  config: DeploymentConfig,
  status: DeploymentConfigStatus,
  latest: ReplicationController | undefined,
  progress: Condition | undefined,
  now: number,
): Condition[] => {
  const set = (conditions: readonly Condition[], next: Condition | undefined): readonly Condition[] =>
    next === undefined ? conditions : withCondition(conditions, next, timestamp(now));
  const isRunning = latest !== undefined && phaseOf(latest) === 'Running' && isProgressing(config, status);
  const before = (config.status?.conditions ?? []).filter(({ type }) => !isRunning || type !== 'Progressing');
  const available = set(before, availability(config, status));
  return [...set(set(available, latest && progressOf(latest, isRunning)), progress)];
};

/** A condition that says the same as before stays as it is. */
const withCondition = (conditions: readonly Condition[], next: Condition, now: string): readonly Condition[] => {
  const old = conditionOf(conditions, next.type);
  if (old !== undefined && old.status === next.status && old.reason === next.reason) return conditions;
  const { type, status, reason, message } = next;
  const condition: Condition = {
    type,
    status,
    lastUpdateTime: now,
    lastTransitionTime: old?.status === status ? (old.lastTransitionTime ?? now) : now,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  };
  return [...conditions.filter((each) => each.type !== type), condition];
};

const availability = ({ spec }: DeploymentConfig, { availableReplicas }: DeploymentConfigStatus): Condition => {
  const needed = (spec.replicas ?? 0) - maxUnavailable(spec);
  return availableReplicas > 0 && availableReplicas >= needed
    ? { type: 'Available', status: 'True', message: 'Deployment config has minimum availability.' }
    : { type: 'Available', status: 'False', message: 'Deployment config does not have minimum availability.' };
};

const maxUnavailable = ({ strategy, replicas = 0 }: DeploymentConfig['spec']): number => {
  if (strategy?.type !== 'Rolling') return 0;
  return scaledValue(strategy.rollingParams?.maxUnavailable ?? 0, replicas, Math.floor);
};

const progressOf = (latest: ReplicationController, isRunning: boolean): Condition | undefined => {
  const name = latest.metadata.name;
  const subject = `replication controller "${name}"`;
  const progressing = (status: Condition['status'], message: string, reason?: string): Condition => ({
    type: 'Progressing',
    status,
    message,
    ...(reason === undefined ? {} : { reason }),
  });
  switch (phaseOf(latest)) {
    case 'Pending':
      return progressing('Unknown', `${subject} is waiting for pod "${deployerPodName(name)}" to run`);
    case 'Running':
      return isRunning ? progressing('True', `${subject} is progressing`, 'ReplicationControllerUpdated') : undefined;
    case 'Complete':
      return progressing('True', `${subject} successfully rolled out`, 'NewReplicationControllerAvailable');
    case 'Failed':
      return isCancelled(latest)
        ? progressing('False', `rollout of ${subject} was cancelled`, 'RolloutCancelled')
        : progressing('False', `${subject} has failed progressing`, 'ProgressDeadlineExceeded');
    default:
      return undefined;
  }
};

/** Whether there are more new pods or fewer old ones than before. */
const isProgressing = (config: DeploymentConfig, status: DeploymentConfigStatus): boolean => {
  const { replicas = 0, updatedReplicas = 0 } = config.status ?? {};
  return (
    status.updatedReplicas > updatedReplicas || status.replicas - status.updatedReplicas < replicas - updatedReplicas
  );
};

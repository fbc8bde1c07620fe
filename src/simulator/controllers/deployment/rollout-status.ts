import { deploymentKind } from '../../../resources/kinds/kinds.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { Deployment, DeploymentStatus } from '../../../resources/workloads/deployment.ts';
import type { Outcome } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { deploymentCondition, reasons, withCondition, withoutCondition } from './deployment-condition.ts';
import { countReplicas, deadlineOf, hasDeadline, isComplete, isProgressing } from './deployment-status.ts';
import { allSets, type Rollout } from './rollout.ts';

/**
 * Writes how the rollout goes: counts, whether it progresses, and why pods cannot be made.
 *
 * @returns when to look again whether the deadline has passed
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/deployment/progress.go
 */
export const syncRolloutStatus = async (rollout: Rollout): Promise<Outcome | void> => {
  const status = countReplicas(rollout);
  status.conditions = withFailure(withProgress(rollout, status), rollout);
  await writeStatus(rollout, status);
  return requeueAtDeadline(rollout, status);
};

/** Writes the counts alone, for a deployment that is paused, being scaled or being deleted. */
export const syncCounts = async (rollout: Rollout): Promise<void> => writeStatus(rollout, countReplicas(rollout));

const withProgress = (rollout: Rollout, status: DeploymentStatus): Condition[] => {
  const { deployment, newSet, context } = rollout;
  const conditions = status.conditions ?? [];
  if (!hasDeadline(deployment.spec.progressDeadlineSeconds)) return withoutCondition(conditions, 'Progressing');
  const known = conditionOf(deployment.status?.conditions, 'Progressing');
  if (status.replicas === status.updatedReplicas && known?.reason === reasons.available) return conditions;
  const subject =
    newSet === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newSet.metadata.name}"`;
  const progress = (value: Condition['status'], reason: string, text: string): Condition =>
    deploymentCondition('Progressing', value, reason, `${subject} ${text}.`, context.clock.now());
  if (isComplete(rollout, status))
    return withCondition(conditions, progress('True', reasons.available, 'has successfully progressed'));
  if (isProgressing(rollout, status)) {
    const condition = progress('True', reasons.updated, 'is progressing');
    const lastTransitionTime = known?.status === 'True' ? known.lastTransitionTime : condition.lastTransitionTime;
    return [...withoutCondition(conditions, 'Progressing'), { ...condition, lastTransitionTime }];
  }
  return isTimedOut(rollout, conditions)
    ? withCondition(conditions, progress('False', reasons.timedOut, 'has timed out progressing'))
    : conditions;
};

const isTimedOut = (rollout: Rollout, conditions: readonly Condition[]): boolean => {
  const progress = conditionOf(conditions, 'Progressing');
  if (progress === undefined || progress.reason === reasons.available) return false;
  if (progress.reason === reasons.timedOut) return true;
  const deadline = deadlineOf(rollout, conditions);
  return deadline !== undefined && rollout.context.clock.now() > deadline;
};

/** The failure of the new set, else of any. */
const withFailure = (conditions: readonly Condition[], rollout: Rollout): Condition[] => {
  const sets = [...(rollout.newSet === undefined ? [] : [rollout.newSet]), ...allSets(rollout)];
  const failure = sets
    .map(({ status }) => conditionOf(status?.conditions, 'ReplicaFailure'))
    .find((each) => each !== undefined);
  if (failure === undefined) return withoutCondition(conditions, 'ReplicaFailure');
  return withCondition(conditions, { ...failure, lastUpdateTime: failure.lastTransitionTime ?? undefined });
};

const writeStatus = async (rollout: Rollout, status: DeploymentStatus): Promise<void> => {
  const { deployment, context } = rollout;
  if (equal(deployment.status, status)) return;
  const { namespace, name } = deployment.metadata;
  rollout.deployment = await context.client.modify<Deployment>(
    deploymentKind,
    namespace,
    name,
    (current) => void (current.status = status),
    'status',
  );
};

const requeueAtDeadline = (rollout: Rollout, status: DeploymentStatus): Outcome | void => {
  const reason = conditionOf(status.conditions, 'Progressing')?.reason;
  const deadline = deadlineOf(rollout, status.conditions);
  if (
    deadline === undefined ||
    isComplete(rollout, status) ||
    reason === reasons.timedOut ||
    reason === reasons.available
  )
    return undefined;
  return { requeueAfter: Math.max(0, deadline - rollout.context.clock.now()) + 1000 };
};

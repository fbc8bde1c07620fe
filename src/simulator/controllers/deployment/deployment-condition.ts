import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

/** Reasons of the condition Progressing. */
export const reasons = {
  created: 'NewReplicaSetCreated',
  found: 'FoundNewReplicaSet',
  updated: 'ReplicaSetUpdated',
  available: 'NewReplicaSetAvailable',
  timedOut: 'ProgressDeadlineExceeded',
  paused: 'DeploymentPaused',
  resumed: 'DeploymentResumed',
  failed: 'ReplicaSetCreateError',
} as const;

/** A condition that holds since `now`, milliseconds since the epoch. */
export const deploymentCondition = (
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
  now: number,
): Condition => {
  const time = timestamp(now);
  return { type, status, lastUpdateTime: time, lastTransitionTime: time, reason, message };
};

export const withoutCondition = (conditions: readonly Condition[], type: string): Condition[] =>
  conditions.filter((each) => each.type !== type);

/**
 * The conditions with one set: unchanged when it only says again what is known, whatever the words; else it moves to the
 * end, and keeps the time of its last transition when only the reason changed.
 */
export const withCondition = (conditions: readonly Condition[], condition: Condition): Condition[] => {
  const known = conditionOf(conditions, condition.type);
  if (known?.status === condition.status && known.reason === condition.reason) return [...conditions];
  const lastTransitionTime =
    known?.status === condition.status ? known.lastTransitionTime : condition.lastTransitionTime;
  return [...withoutCondition(conditions, condition.type), { ...condition, lastTransitionTime }];
};

import type { PodDisruptionBudget } from '../../../../resources/workloads/pod-disruption-budget.ts';
import { StatusError } from '../../../apimachinery/status-error.ts';
import { timestamp } from '../../../apimachinery/timestamp.ts';

type Status = NonNullable<PodDisruptionBudget['status']>;

/**
 * The status of a budget that lets one more pod go. The pod is noted, so that the budget's controller does not count it
 * as healthy until it is gone.
 *
 * @param now milliseconds since the epoch
 * @throws StatusError 429 when the budget lets no pod go, or was changed since it was counted
 */
export const allowDisruption = ({ metadata, status }: PodDisruptionBudget, pod: string, now: number): Status => {
  if (status === undefined || (status.observedGeneration ?? 0) < (metadata.generation ?? 0))
    throw overdrawn(`The disruption budget ${metadata.name} is still being processed by the server.`, AGAIN);
  if (status.disruptionsAllowed <= 0)
    throw overdrawn(
      `The disruption budget ${metadata.name} needs ${status.desiredHealthy} healthy pods and has ${status.currentHealthy} currently`,
    );
  const disruptionsAllowed = status.disruptionsAllowed - 1;
  return {
    ...status,
    disruptionsAllowed,
    disruptedPods: { ...status.disruptedPods, [pod]: timestamp(now) },
    ...(disruptionsAllowed === 0 && { conditions: exhausted(status.conditions ?? [], now) }),
  };
};

/** After so many seconds a client should try again, when the budget may just not be counted yet. */
const AGAIN = 10;

/** What a client is told when a pod must stay. */
export const overdrawn = (message: string, retryAfterSeconds?: number): StatusError =>
  new StatusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    causes: [{ reason: 'DisruptionBudget', message }],
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

const exhausted = (conditions: NonNullable<Status['conditions']>, now: number): NonNullable<Status['conditions']> =>
  conditions.map((each) =>
    each.type === 'DisruptionAllowed' && each.status === 'True'
      ? { ...each, status: 'False', reason: 'InsufficientPods', lastTransitionTime: timestamp(now) }
      : each,
  );

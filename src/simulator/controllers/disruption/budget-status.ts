import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { scaledValue } from '../../../resources/values/scaled-value.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { isReadyPod } from '../pod/pod-readiness.ts';

type Status = NonNullable<PodDisruptionBudget['status']>;

/**
 * How many of the covered pods may go: what is healthy beyond what must be.
 *
 * @param expected how many pods there should be
 * @param disrupted the evicted pods that have not begun to go
 */
export const budgetStatus = (
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  expected: number,
  disrupted: Readonly<Record<string, string>>,
  now: number,
): Status => {
  const { minAvailable, maxUnavailable } = budget.spec;
  const desired =
    maxUnavailable === undefined
      ? scaledValue(minAvailable ?? 0, expected, Math.ceil)
      : Math.max(0, expected - scaledValue(maxUnavailable, expected, Math.ceil));
  const isHealthy = (pod: Pod): boolean =>
    pod.metadata.deletionTimestamp === undefined && isReadyPod(pod) && !(pod.metadata.name in disrupted);
  const healthy = pods.filter(isHealthy).length;
  const allowed = expected === 0 ? 0 : Math.max(0, healthy - desired);
  return {
    disruptionsAllowed: allowed,
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
    ...(Object.keys(disrupted).length > 0 && { disruptedPods: disrupted }),
    observedGeneration: budget.metadata.generation,
    conditions: withAllowed(
      budget,
      { status: allowed > 0 ? 'True' : 'False', reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods' },
      budget.metadata.generation,
      now,
    ),
  };
};

/** The status of a budget that cannot be reckoned: nothing may go. */
export const failedStatus = (budget: PodDisruptionBudget, failure: Error, now: number): Status => {
  const { status } = budget;
  const condition = { status: 'False', reason: 'SyncFailed', message: failure.message } as const;
  return {
    currentHealthy: 0,
    desiredHealthy: 0,
    expectedPods: 0,
    ...status,
    disruptionsAllowed: 0,
    conditions: withAllowed(budget, condition, status?.observedGeneration || undefined, now),
  };
};

const withAllowed = (
  { status }: PodDisruptionBudget,
  condition: Pick<Condition, 'status' | 'reason' | 'message'>,
  observedGeneration: number | undefined,
  now: number,
): NonNullable<Status['conditions']> => {
  const type = 'DisruptionAllowed';
  const known = conditionOf(status?.conditions, type);
  const lastTransitionTime = known?.status === condition.status ? known.lastTransitionTime : timestamp(now);
  const others = status?.conditions?.filter((each) => each.type !== type) ?? [];
  return [...others, { message: '', ...condition, type, lastTransitionTime, observedGeneration }];
};

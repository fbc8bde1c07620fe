import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';

/** How long a pod may take to go after it was evicted, in milliseconds: one that is still there then has stayed. */
const PATIENCE = 2 * 60_000;

/** What became of the pods that were evicted under a budget. */
export interface DisruptedPods {
  /** Those that are about to go, with the time of their eviction. */
  readonly going: Readonly<Record<string, string>>;
  /** Those that did not go. */
  readonly stayed: readonly Pod[];
  /** Milliseconds after which to look at them again. */
  readonly recheckAfter?: number;
}

/** Sorts the evicted pods that have not begun to go. */
export const disruptedPods = ({ status }: PodDisruptionBudget, pods: readonly Pod[], now: number): DisruptedPods => {
  const evicted = pods.flatMap((pod) => {
    const at = pod.metadata.deletionTimestamp === undefined && status?.disruptedPods?.[pod.metadata.name];
    return at ? [{ pod, at, until: Date.parse(at) + PATIENCE }] : [];
  });
  const going = evicted.filter(({ until }) => until >= now);
  return {
    going: Object.fromEntries(going.map(({ pod, at }) => [pod.metadata.name, at])),
    stayed: evicted.filter(({ until }) => until < now).map(({ pod }) => pod),
    // A moment later than the patience ends, so that it has ended.
    ...(going.length > 0 && { recheckAfter: Math.min(...going.map(({ until }) => until)) - now + 1 }),
  };
};

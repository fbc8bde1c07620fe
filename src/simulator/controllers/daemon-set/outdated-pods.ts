import { scaledValue } from '../../../resources/values/scaled-value.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { isAvailablePod } from '../pod/pod-readiness.ts';

/** The pods of an older template that may go now: those that do not work, and as many others as may be missing. */
export const outdatedPods = (
  { spec }: DaemonSet,
  pods: readonly Pod[],
  hash: string,
  nodes: number,
  now: number,
): Pod[] => {
  const present = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const isAvailable = (pod: Pod): boolean => isAvailablePod(pod, spec.minReadySeconds ?? 0, now);
  const outdated = present.filter(({ metadata }) => metadata.labels?.[REVISION_HASH] !== hash);
  const unavailable = nodes - present.filter(isAvailable).length;
  const room = Math.max(
    0,
    scaledValue(spec.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1, nodes, Math.ceil) - unavailable,
  );
  return [...outdated.filter((pod) => !isAvailable(pod)), ...outdated.filter(isAvailable).slice(0, room)];
};

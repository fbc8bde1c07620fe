import type { Node } from '../../../resources/nodes/node.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { isAvailablePod, isReadyPod } from '../pod/pod-readiness.ts';
import { nodeOf } from './daemon-pod.ts';

/**
 * Counts nodes by what a daemon set has on them; of several pods the oldest speaks for its node.
 *
 * @param all all nodes
 * @param wanted those that the set wants to be on
 */
export const daemonSetStatus = (
  set: DaemonSet,
  pods: readonly Pod[],
  all: readonly Node[],
  wanted: readonly Node[],
  hash: string,
  now: number,
): NonNullable<DaemonSet['status']> => {
  const byNode = Map.groupBy(pods, nodeOf);
  const scheduled = wanted.flatMap(({ metadata }) =>
    (byNode.get(metadata.name) ?? []).toSorted(oldestFirst).slice(0, 1),
  );
  const available = scheduled.filter((pod) => isAvailablePod(pod, set.spec.minReadySeconds ?? 0, now)).length;
  const updated = scheduled.filter(({ metadata }) => metadata.labels?.[REVISION_HASH] === hash).length;
  return {
    currentNumberScheduled: scheduled.length,
    numberMisscheduled: all.filter((node) => !wanted.includes(node) && byNode.has(node.metadata.name)).length,
    desiredNumberScheduled: wanted.length,
    numberReady: scheduled.filter(isReadyPod).length,
    observedGeneration: set.metadata.generation,
    ...(updated === 0 ? {} : { updatedNumberScheduled: updated }),
    ...(available === 0 ? {} : { numberAvailable: available }),
    ...(wanted.length === available ? {} : { numberUnavailable: wanted.length - available }),
  };
};

/** Pods that have their node come before those that wait for it. */
const oldestFirst = (one: Pod, other: Pod): number =>
  Number(!one.spec.nodeName) - Number(!other.spec.nodeName) ||
  created(one) - created(other) ||
  (one.metadata.name < other.metadata.name ? -1 : 1);

const created = ({ metadata }: Pod): number => Date.parse(metadata.creationTimestamp ?? '');

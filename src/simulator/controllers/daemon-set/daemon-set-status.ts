import type { DaemonSet } from '../../../resources/daemon-set.ts';
import type { Node } from '../../../resources/node.ts';
import type { Pod } from '../../../resources/pod.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { isAvailablePod, isReadyPod } from '../pod/pod-readiness.ts';
import { nodeOf } from './daemon-pod.ts';

/** Counts nodes by what a daemon set has on them. */
export const daemonSetStatus = (
  set: DaemonSet,
  pods: readonly Pod[],
  nodes: readonly Node[],
  hash: string,
  now: number,
): NonNullable<DaemonSet['status']> => {
  const wanted = new Set(nodes.map(({ metadata }) => metadata.name));
  const placed = pods.filter((pod) => wanted.has(nodeOf(pod)));
  const available = placed.filter((pod) => isAvailablePod(pod, set.spec.minReadySeconds ?? 0, now)).length;
  const updated = placed.filter(({ metadata }) => metadata.labels?.[REVISION_HASH] === hash).length;
  return {
    currentNumberScheduled: new Set(placed.map(nodeOf)).size,
    numberMisscheduled: pods.length - placed.length,
    desiredNumberScheduled: wanted.size,
    numberReady: placed.filter(isReadyPod).length,
    observedGeneration: set.metadata.generation,
    ...(updated === 0 ? {} : { updatedNumberScheduled: updated }),
    ...(available === 0 ? {} : { numberAvailable: available }),
    ...(wanted.size === available ? {} : { numberUnavailable: wanted.size - available }),
  };
};

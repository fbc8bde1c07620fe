import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';

/** Whether a pod counts for its workload: not finished and not on its way out. */
export const isActivePod = ({ metadata, status }: Pod): boolean =>
  status?.phase !== 'Succeeded' && status?.phase !== 'Failed' && metadata.deletionTimestamp === undefined;

export const isReadyPod = (pod: Pod): boolean => conditionOf(pod.status?.conditions, 'Ready')?.status === 'True';

/** When a ready pod became ready, milliseconds since the epoch. */
export const readySince = (pod: Pod): number =>
  Date.parse(conditionOf(pod.status?.conditions, 'Ready')?.lastTransitionTime ?? '');

/** Whether a pod has been ready for so many seconds. */
export const isAvailablePod = (pod: Pod, minReadySeconds: number, now: number): boolean =>
  isReadyPod(pod) && (minReadySeconds === 0 || readySince(pod) + minReadySeconds * 1000 <= now);

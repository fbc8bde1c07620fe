import { conditionOf } from '../../../resources/metadata/condition.ts';
import { type Pod, priorityOf } from '../../../resources/workloads/pod.ts';
import type { Contest } from './preemption.ts';

/** Why a pod may not remove others; `undefined` when it may. */
export const preemptionRefusal = ({ pod, pods, verdicts }: Contest): string | undefined => {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  const nominated = pod.status?.nominatedNodeName;
  if (nominated === undefined || verdicts.get(nominated)?.byPods === false) return undefined;
  const isLeaving = pods().some(
    (each) => each.spec.nodeName === nominated && isPreempted(each) && priorityOf(each) < priorityOf(pod),
  );
  return isLeaving ? 'not eligible due to a terminating pod on the nominated node.' : undefined;
};

const isPreempted = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined &&
  conditionOf(status?.conditions, 'DisruptionTarget')?.reason === 'PreemptionByScheduler';

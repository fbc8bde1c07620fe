import { podKind } from '../../resources/kinds/kinds.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { ControllerContext } from '../apimachinery/controller.ts';
import { podConditionsWith } from '../apimachinery/pods/pod-conditions-with.ts';

/** Says in a pod and in an event why no node takes it. */
export const reportUnschedulable = async (
  pod: Pod,
  message: string,
  { client, clock, events }: ControllerContext,
): Promise<void> => {
  const known = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (known?.message !== message) {
    const condition = { type: 'PodScheduled', status: 'False' as const, reason: 'Unschedulable', message };
    await client.modify<Pod>(
      podKind,
      pod.metadata.namespace,
      pod.metadata.name,
      (current) => {
        const status = (current.status ??= {});
        status.conditions = podConditionsWith(status.conditions, condition, clock.now());
      },
      'status',
    );
  }
  await events.record({
    object: pod,
    type: 'Warning',
    reason: 'FailedScheduling',
    action: 'Scheduling',
    message,
    source: schedulerSource,
  });
};

/** Who reports what becomes of pods before they have a node. */
export const schedulerSource = { component: 'default-scheduler', host: 'control-plane-0' };

import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import type { PodContext } from './kubelet-context.ts';
import type { PodRuntime } from './pod-runtime.ts';
import { podStatus } from './pod-status.ts';

/** Until when a pod may be active, milliseconds since the epoch. */
export const deadlineOf = ({ spec }: Pod, { startTime }: PodRuntime): number | undefined =>
  spec.activeDeadlineSeconds === undefined ? undefined : Date.parse(startTime) + spec.activeDeadlineSeconds * 1000;

/** Ends a pod that has been active for too long. */
export const enforceDeadline = async ({ pod, runtime, clock, events, node }: PodContext): Promise<void> => {
  const deadline = deadlineOf(pod, runtime);
  if (
    deadline === undefined ||
    clock.now() < deadline ||
    runtime.ended !== undefined ||
    hasEnded({ status: podStatus(pod, runtime, node, clock.now()) })
  )
    return;
  const message = 'Pod was active on the node longer than the specified deadline';
  runtime.ended = { reason: 'DeadlineExceeded', message };
  await events.record({
    object: pod,
    type: 'Normal',
    reason: 'DeadlineExceeded',
    message,
    source: { component: 'kubelet', host: node.name },
  });
};

import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { createPodControl } from '../pod/pod-control.ts';
import { nodeOf } from './daemon-pod.ts';
import type { FailureDelays } from './failure-delays.ts';

/**
 * Removes pods that have ended and says so; those that fail again and again wait longer each time.
 *
 * @returns pods that still run, and milliseconds after which to come back for one that failed
 */
export const removeEnded = async (
  set: DaemonSet,
  pods: readonly Pod[],
  delays: FailureDelays,
  context: ControllerContext,
): Promise<{ running: Pod[]; wait: number | undefined }> => {
  const control = createPodControl(context, 'daemonset-controller');
  const running: Pod[] = [];
  const waits: number[] = [];
  for (const pod of pods) {
    const { phase } = pod.status ?? {};
    if (phase !== 'Failed' && phase !== 'Succeeded') {
      running.push(pod);
      continue;
    }
    const wait = phase === 'Failed' ? delays.next(set, nodeOf(pod), context.clock.now()) : 0;
    if (wait > 0) {
      waits.push(wait);
      continue;
    }
    await report(set, pod, context);
    await control.delete(set, pod);
  }
  return { running, wait: waits.length === 0 ? undefined : Math.min(...waits) };
};

const report = (object: DaemonSet, pod: Pod, { events }: ControllerContext): Promise<void> => {
  const hasFailed = pod.status?.phase === 'Failed';
  const where = `daemon pod ${pod.metadata.namespace}/${pod.metadata.name} on node ${nodeOf(pod)}`;
  return events.record({
    object,
    type: hasFailed ? 'Warning' : 'Normal',
    reason: hasFailed ? 'FailedDaemonPod' : 'SucceededDaemonPod',
    message: hasFailed
      ? `Found failed ${where}, will try to kill it`
      : `Found succeeded ${where}, will try to delete it`,
    source: { component: 'daemonset-controller' },
  });
};

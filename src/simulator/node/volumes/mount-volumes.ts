import { UnusableConfiguration } from '../environment/configuration.ts';
import type { PodContext } from '../pods/kubelet-context.ts';
import { podVolume } from './pod-volume.ts';

/** How long a kubelet waits after a volume could not be mounted, at first and at most (milliseconds). */
const FIRST = 500;
const LONGEST = 122_000;

/**
 * Makes the volumes of a pod, as far as there is what they are made of; what is missing is reported in events.
 *
 * @returns after how many milliseconds to try again; `undefined` when nothing is missing
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/volume/util/operationexecutor/operation_generator.go
 */
export const mountVolumes = async (context: PodContext): Promise<number | undefined> => {
  const { pod, runtime, node, events } = context;
  const missing = (pod.spec.volumes ?? []).flatMap((volume) => {
    if (runtime.volumes.has(volume.name)) return [];
    try {
      runtime.volumes.set(volume.name, podVolume(volume, context));
      return [];
    } catch (error) {
      if (!(error instanceof UnusableConfiguration)) throw error;
      return [`MountVolume.SetUp failed for volume "${volume.name}" : ${error.message}`];
    }
  });
  if (missing.length === 0) return undefined;
  for (const message of missing)
    await events.record({
      object: pod,
      type: 'Warning',
      reason: 'FailedMount',
      message,
      source: { component: 'kubelet', host: node.name },
    });
  runtime.mountDelay = Math.min((runtime.mountDelay ?? FIRST / 2) * 2, LONGEST);
  return runtime.mountDelay;
};

import { recordContainerEvent } from './container-event.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRuntime } from './pod-runtime.ts';

/**
 * Stops all containers of a pod. They end at once: the programs of images here heed the signal to terminate, as a
 * program should that runs as process 1.
 */
export const stopContainers = async (context: PodContext): Promise<void> => {
  const { pod, runtime, clock } = context;
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  for (const container of [...containers, ...initContainers, ...ephemeralContainers]) {
    const state = runtime.containers.get(container.name);
    if (state?.current === undefined || state.current.program.exit !== undefined) continue;
    await recordContainerEvent(context, container, 'Normal', 'Killing', `Stopping container ${container.name}`);
    stopContainer(state, clock.now());
  }
  runtime.sandboxReady = false;
};

export const stopContainer = ({ current }: ContainerRuntime, now: number): void => current?.program.stop(0, now);

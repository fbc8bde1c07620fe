import { recordContainerEvent } from './container-event.ts';
import { gracePeriodOf } from './grace-period.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRuntime } from './pod-runtime.ts';
import { beginStop, KILLED } from './stop-containers.ts';

/** Whether the hook at the start of a container has yet to end; nobody sees the container run before. */
export const isStarting = ({ current }: ContainerRuntime): boolean =>
  current?.postStart !== undefined && current.program.exit === undefined;

/** Goes on with the hooks at the start of containers. A container whose hook fails is stopped. */
export const continuePostStartHooks = async (context: PodContext): Promise<void> => {
  const { pod, runtime, clock } = context;
  for (const container of [...(pod.spec.initContainers ?? []), ...pod.spec.containers]) {
    const state = runtime.containers.get(container.name);
    if (state?.current?.postStart === undefined || !isStarting(state)) continue;
    const { postStart } = state.current;
    await postStart.program.advance(clock.now());
    if (postStart.program.exit === undefined) continue;
    delete state.current.postStart;
    if (postStart.program.exit.code === 0) continue;
    await recordContainerEvent(context, container, 'Warning', 'FailedPostStartHook', 'PostStartHook failed');
    const stop = { message: 'FailedPostStartHook', grace: gracePeriodOf(pod), code: KILLED };
    await beginStop(container, state.current, stop, context);
    state.waiting = { reason: 'PostStartHookError', message: postStart.failure() };
  }
};

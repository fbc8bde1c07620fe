import { type Container, isSidecar } from '../../../resources/workloads/pod-spec.ts';
import { recordContainerEvent } from './container-event.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRun, ContainerStop } from './pod-runtime.ts';
import { runsCommandsOnly } from './runs-commands-only.ts';
import { startHook } from './start-hook.ts';

/** What a container ends with that is killed. */
export const KILLED = 137;

/**
 * Stops all containers of a pod, sidecars after those that they are there for. Called again it goes on with that.
 *
 * @param grace seconds that the hooks of containers may take
 * @returns whether all have ended
 */
export const stopContainers = async (context: PodContext, grace: number): Promise<boolean> => {
  for (const [container, run] of runningContainers(context)) {
    const message = `Stopping container ${container.name}`;
    await beginStop(container, run, { message, grace, code: codeOf(run) }, context);
  }
  await continueStops(context);
  if (runningContainers(context).length > 0) return false;
  context.runtime.sandboxReady = false;
  return true;
};

/** Programs of the platform, in Go, handle no signal: as process 1 they leave with 2. */
const codeOf = (run: ContainerRun): number => {
  if (runsCommandsOnly(run)) return KILLED;
  return run.program.isUnknown ? 0 : 2;
};

interface StopOptions extends Pick<ContainerStop, 'code' | 'restarts'> {
  /** Of the event that tells of it. */
  readonly message: string;
  /** Seconds that it may take. */
  readonly grace: number;
}

/** Begins to stop a container; if that has begun, it may take less time. */
export const beginStop = async (
  container: Container,
  run: ContainerRun,
  { message, grace, code, restarts }: StopOptions,
  context: PodContext,
): Promise<void> => {
  const now = context.clock.now();
  if (run.stop !== undefined) {
    run.stop.until = Math.min(run.stop.until, run.stop.since + grace * 1000);
    return;
  }
  await recordContainerEvent(context, container, 'Normal', 'Killing', message);
  const handler = grace > 0 ? container.lifecycle?.preStop : undefined;
  const hook = handler && (await startHook(handler, container, run, context));
  run.stop = { since: now, until: now + grace * 1000, hook, code, restarts };
};

/**
 * Ends the containers that are being stopped and whose hooks are done, or have no time left. They end at once: the programs of
 * images here heed the signal to terminate, as a program should that runs as process 1; a script with a trap has the rest of its
 * time; others are not waited for.
 */
export const continueStops = async (context: PodContext): Promise<void> => {
  const now = context.clock.now();
  for (const [container, { stop, program }] of runningContainers(context)) {
    if (stop === undefined) continue;
    const hook = stop.hook?.program;
    await hook?.advance(now);
    if (hook !== undefined && hook.exit === undefined && now < stop.until) continue;
    if (isSidecar(container) && now < stop.until && isNeeded(container, context)) continue;
    if ((hook?.exit?.code ?? 0) !== 0)
      await recordContainerEvent(context, container, 'Warning', 'FailedPreStopHook', 'PreStopHook failed');
    if (stop.signalled !== true && now < stop.until) stop.signalled = await program.signal('TERM');
    if (program.exit !== undefined || (stop.signalled && now < stop.until)) continue;
    program.stop(stop.signalled ? KILLED : stop.code, now);
  }
};

/** When something happens to a container that is being stopped. */
export const stopTimes = ({ stop, program }: ContainerRun): (number | undefined)[] =>
  stop === undefined || program.exit !== undefined ? [] : [stop.hook?.program.nextDue, stop.until];

/** Whether containers that a sidecar is there for are being stopped still: those of the pod, and later sidecars. */
const isNeeded = (sidecar: Container, context: PodContext): boolean => {
  const running = runningContainers(context);
  const at = running.findIndex(([container]) => container === sidecar);
  return running.slice(0, at).some(([, { stop }]) => stop !== undefined);
};

/** In the order in which they are stopped. */
const runningContainers = ({ pod, runtime }: PodContext): (readonly [Container, ContainerRun])[] => {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  return [...containers, ...ephemeralContainers, ...initContainers.toReversed()].flatMap((container) => {
    const run = runtime.containers.get(container.name)?.current;
    return run === undefined || run.program.exit !== undefined ? [] : [[container, run] as const];
  });
};

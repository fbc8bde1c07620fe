import type { ContainerState, ContainerStatus } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { hasStarted } from './container-probes.ts';
import type { ContainerRun, ContainerRuntime } from './pod-runtime.ts';
import { isStarting } from './post-start-hooks.ts';

/** What stands in a container's status before anything has been tried. */
export type InitialReason = 'ContainerCreating' | 'PodInitializing';

/** The status of one container. */
export const containerStatus = (
  container: Container,
  runtime: ContainerRuntime,
  options: { initial: InitialReason; ready: boolean },
): ContainerStatus => {
  const { current, previous, waiting } = runtime;
  const state = stateOf(container, runtime, options.initial);
  const last = waiting !== undefined && current?.program.exit !== undefined ? current : previous;
  const mounts = container.volumeMounts ?? [];
  return {
    ...(current === undefined ? {} : { containerID: `cri-o://${current.id}` }),
    image: current?.imageName ?? container.image,
    imageID: current?.imageID ?? '',
    lastState: last?.program.exit === undefined ? {} : { terminated: terminated(container, last) },
    name: container.name,
    ready: options.ready,
    restartCount: current?.attempt ?? 0,
    started: state.running !== undefined && current !== undefined && hasStarted(container, current),
    state,
    ...(mounts.length === 0
      ? {}
      : {
          volumeMounts: mounts.map(({ name, mountPath, readOnly }) => ({
            mountPath,
            name,
            ...(readOnly ? { readOnly, recursiveReadOnly: 'Disabled' } : {}),
          })),
        }),
  };
};

const stateOf = (
  container: Container,
  { current, waiting }: ContainerRuntime,
  initial: InitialReason,
): ContainerState => {
  if (current !== undefined && isStarting({ current })) return { waiting: { reason: initial } };
  if (current !== undefined && current.program.exit === undefined)
    return { running: { startedAt: timestamp(current.startedAt) } };
  if (waiting !== undefined) return { waiting: { ...waiting } };
  return current === undefined ? { waiting: { reason: initial } } : { terminated: terminated(container, current) };
};

const terminated = (
  { terminationMessagePolicy }: Container,
  run: ContainerRun,
): NonNullable<ContainerState['terminated']> => {
  const { code, at } = run.program.exit ?? { code: 0, at: run.startedAt };
  const fallsBack = terminationMessagePolicy === 'FallbackToLogsOnError' && code !== 0;
  const message = run.terminationLog.message || (fallsBack ? lastWords(run) : '');
  return {
    containerID: `cri-o://${run.id}`,
    exitCode: code,
    finishedAt: timestamp(at),
    ...(message && { message }),
    reason: code === 0 ? 'Completed' : 'Error',
    startedAt: timestamp(run.startedAt),
  };
};

/** The end of a log, as it stands in for a termination message: at most 80 lines and 2048 bytes. */
const lastWords = ({ program }: ContainerRun): string => {
  const lines = program.log.lines.slice(-80).map(({ text, partial }) => (partial ? text : `${text}\n`));
  return Buffer.from(lines.join('')).subarray(-2048).toString();
};

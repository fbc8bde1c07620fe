import type { ContainerState, ContainerStatus } from '../../../resources/pod.ts';
import type { Container } from '../../../resources/pod-spec.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { ContainerRun, ContainerRuntime } from './pod-runtime.ts';

/** What stands in a container's status before anything has been tried. */
export type InitialReason = 'ContainerCreating' | 'PodInitializing';

/** The status of one container. */
export const containerStatus = (
  container: Container,
  runtime: ContainerRuntime,
  options: { initial: InitialReason; ready: boolean },
): ContainerStatus => {
  const { current, previous, waiting } = runtime;
  const state = stateOf(runtime, options.initial);
  const last = waiting !== undefined && current?.program.exit !== undefined ? current : previous;
  const mounts = container.volumeMounts ?? [];
  return {
    ...(current === undefined ? {} : { containerID: `cri-o://${current.id}` }),
    image: current?.imageName ?? container.image,
    imageID: current?.imageID ?? '',
    lastState: last?.program.exit === undefined ? {} : { terminated: terminated(last) },
    name: container.name,
    ready: options.ready,
    restartCount: current?.attempt ?? 0,
    started: state.running !== undefined,
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

const stateOf = ({ current, waiting }: ContainerRuntime, initial: InitialReason): ContainerState => {
  if (current !== undefined && current.program.exit === undefined)
    return { running: { startedAt: timestamp(current.startedAt) } };
  if (waiting !== undefined) return { waiting: { ...waiting } };
  return current === undefined ? { waiting: { reason: initial } } : { terminated: terminated(current) };
};

const terminated = (run: ContainerRun): NonNullable<ContainerState['terminated']> => {
  const { code, at } = run.program.exit ?? { code: 0, at: run.startedAt };
  return {
    containerID: `cri-o://${run.id}`,
    exitCode: code,
    finishedAt: timestamp(at),
    reason: code === 0 ? 'Completed' : 'Error',
    startedAt: timestamp(run.startedAt),
  };
};

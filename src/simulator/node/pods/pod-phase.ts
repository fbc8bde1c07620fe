import type { Pod, PodStatus } from '../../../resources/workloads/pod.ts';
import { isSidecar } from '../../../resources/workloads/pod-spec.ts';
import { incompleteContainers } from './initialization.ts';
import type { ContainerRuntime, PodRuntime } from './pod-runtime.ts';
import { isStarting } from './post-start-hooks.ts';

/**
 * The phase that the states of the containers add up to.
 *
 * @param stopping whether the pod is being deleted, so that nothing is started again
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const podPhase = (pod: Pod, runtime: PodRuntime, stopping: boolean): NonNullable<PodStatus['phase']> => {
  if (runtime.ended !== undefined && ![...runtime.containers.values()].some(isRunning)) return 'Failed';
  const { spec } = pod;
  const policy = stopping ? 'Never' : (spec.restartPolicy ?? 'Always');
  const stateOf = (name: string): ContainerRuntime => runtime.containers.get(name) ?? {};
  const [next] = incompleteContainers(pod, runtime);
  if (next !== undefined) {
    const code = stateOf(next.name).current?.program.exit?.code;
    return code !== undefined && code !== 0 && policy === 'Never' && !isSidecar(next) ? 'Failed' : 'Pending';
  }
  const states = spec.containers.map(({ name }) => stateOf(name));
  if (states.some((state) => state.current === undefined || isStarting(state))) return 'Pending';
  if (states.some(isRunning)) return 'Running';
  const allSucceeded = states.every(({ current }) => current?.program.exit?.code === 0);
  const someRestart = states.some(({ current }) => current?.stop?.restarts);
  if (policy === 'Always' || (policy === 'OnFailure' && (someRestart || !allSucceeded))) return 'Running';
  return allSucceeded ? 'Succeeded' : 'Failed';
};

const isRunning = ({ current }: ContainerRuntime): boolean =>
  current !== undefined && current.program.exit === undefined;

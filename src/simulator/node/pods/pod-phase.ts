import type { Pod, PodStatus } from '../../../resources/pod.ts';
import type { ContainerRuntime, PodRuntime } from './pod-runtime.ts';
import { isInitialized } from './sync-containers.ts';

/**
 * The phase that the states of the containers add up to.
 *
 * @param stopping whether the pod is being deleted, so that nothing is started again
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const podPhase = ({ spec }: Pod, runtime: PodRuntime, stopping: boolean): NonNullable<PodStatus['phase']> => {
  if (runtime.ended !== undefined) return 'Failed';
  const policy = stopping ? 'Never' : (spec.restartPolicy ?? 'Always');
  const stateOf = (name: string): ContainerRuntime => runtime.containers.get(name) ?? {};
  for (const init of spec.initContainers ?? []) {
    const state = stateOf(init.name);
    const code = state.current?.program.exit?.code;
    if (code !== undefined && code !== 0 && policy === 'Never') return 'Failed';
    if (!isInitialized(init, state)) return 'Pending';
  }
  const states = spec.containers.map(({ name }) => stateOf(name));
  if (states.some(({ current }) => current === undefined)) return 'Pending';
  if (states.some(({ current }) => current?.program.exit === undefined)) return 'Running';
  const allSucceeded = states.every(({ current }) => current?.program.exit?.code === 0);
  if (policy === 'Always' || (policy === 'OnFailure' && !allSucceeded)) return 'Running';
  return allSucceeded ? 'Succeeded' : 'Failed';
};

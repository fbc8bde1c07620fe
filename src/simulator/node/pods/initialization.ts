import type { Pod } from '../../../resources/workloads/pod.ts';
import { type Container, isSidecar } from '../../../resources/workloads/pod-spec.ts';
import { hasStarted } from './container-probes.ts';
import type { ContainerRuntime, PodRuntime } from './pod-runtime.ts';
import { isStarting } from './post-start-hooks.ts';

/** Whether the containers after an init container may start: it is done, or, if it is a sidecar, it has started. */
export const isInitialized = (container: Container, { current }: ContainerRuntime): boolean => {
  if (current === undefined || !isSidecar(container)) return current?.program.exit?.code === 0;
  return current.program.exit === undefined && !isStarting({ current }) && hasStarted(container, current);
};

/** The init containers that a pod waits for; none once others have begun, whatever becomes of its sidecars. */
export const incompleteContainers = ({ spec }: Pod, { containers }: PodRuntime): Container[] => {
  if (spec.containers.some(({ name }) => containers.get(name)?.current !== undefined)) return [];
  return (spec.initContainers ?? []).filter((each) => !isInitialized(each, containers.get(each.name) ?? {}));
};

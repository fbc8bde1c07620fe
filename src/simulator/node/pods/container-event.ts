import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { PodContext } from './kubelet-context.ts';

/** Writes an event of the kubelet about one container of a pod. */
export const recordContainerEvent = (
  { pod, node, events }: PodContext,
  container: Container,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Promise<void> => {
  const { initContainers, ephemeralContainers } = pod.spec;
  const list = initContainers?.includes(container)
    ? 'initContainers'
    : ephemeralContainers?.includes(container)
      ? 'ephemeralContainers'
      : 'containers';
  return events.record({
    object: pod,
    fieldPath: `spec.${list}{${container.name}}`,
    type,
    reason,
    message,
    source: { component: 'kubelet', host: node.name },
  });
};

import type { Container } from '../../../resources/pod-spec.ts';
import type { PodContext } from './kubelet-context.ts';

/** Writes an event of the kubelet about one container of a pod. */
export const recordContainerEvent = (
  { pod, node, events }: PodContext,
  container: Container,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Promise<void> => {
  const list = pod.spec.initContainers?.includes(container) ? 'initContainers' : 'containers';
  return events.record({
    object: pod,
    fieldPath: `spec.${list}{${container.name}}`,
    type,
    reason,
    message,
    source: { component: 'kubelet', host: node.name },
  });
};

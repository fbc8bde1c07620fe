import type { Pod } from '../../resources/pod.ts';
import { type Container, isSidecar } from '../../resources/pod-spec.ts';
import { parseQuantity } from '../../resources/quantity.ts';

/** Resources of which nodes have only so much, in the order in which the scheduler looks at them. */
export const countedResources = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** By resource: those that are always counted, and what nodes have besides, such as devices. */
export type Requests = Readonly<Record<string, number>>;

/**
 * What a pod asks of its node: all containers together, or an init container if that asks for more.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export const requestsOf = ({ spec }: Pod): Requests => {
  const requests: Record<string, number> = {
    cpu: requested(spec, 'cpu'),
    memory: requested(spec, 'memory'),
    'ephemeral-storage': requested(spec, 'ephemeral-storage'),
  };
  for (const { resources } of [...spec.containers, ...(spec.initContainers ?? [])])
    for (const resource in resources?.requests) requests[resource] ??= requested(spec, resource);
  return requests;
};

const requested = ({ containers, initContainers = [] }: Pod['spec'], resource: string): number => {
  if (initContainers.length === 0) return sum(containers, resource);
  const sidecars = sum(initContainers.filter(isSidecar), resource);
  const first = initContainers.filter((container) => !isSidecar(container)).map((each) => requestOf(each, resource));
  return Math.max(sum(containers, resource), ...first) + sidecars;
};

const sum = (containers: readonly Container[], resource: string): number =>
  containers.reduce((total, container) => total + requestOf(container, resource), 0);

const requestOf = ({ resources }: Container, resource: string): number =>
  parseQuantity(resources?.requests?.[resource] ?? 0) ?? 0;

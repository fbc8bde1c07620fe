import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { type Container, isSidecar } from '../../../resources/workloads/pod-spec.ts';

/** Resources of which nodes have only so much, in the order in which the scheduler looks at them. */
export const countedResources = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** By resource: those that are always counted, and what nodes have besides, such as devices. */
export type Requests = Readonly<Record<string, number>>;

/**
 * What a pod asks of its node: all containers together, or an init container with the sidecars before it if those ask for
 * more, and what the pod itself costs.
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
  for (const resource in spec.overhead) requests[resource] ??= requested(spec, resource);
  return requests;
};

/** What a container that asks for nothing is thought to need where loads of nodes are compared: in cores and bytes. */
const ASSUMED = { cpu: 0.1, memory: 200 * 2 ** 20 };

/** What a pod is thought to need, whether it asks for that or not. */
export const estimatedRequestsOf = ({ spec }: Pod): Readonly<Record<keyof typeof ASSUMED, number>> => ({
  cpu: requested(spec, 'cpu', ASSUMED.cpu),
  memory: requested(spec, 'memory', ASSUMED.memory),
});

const requested = (
  { containers, initContainers, overhead }: Pod['spec'],
  resource: string,
  assumed: string | number = 0,
): number => {
  const requestOf = ({ resources }: Container): number => amountOf(resources?.requests?.[resource] ?? assumed);
  let sidecars = 0;
  let most = 0;
  for (const container of initContainers ?? []) {
    const present = sidecars + requestOf(container);
    most = Math.max(most, present);
    if (isSidecar(container)) sidecars = present;
  }
  const together = containers.reduce((total, container) => total + requestOf(container), sidecars);
  return Math.max(together, most) + amountOf(overhead?.[resource] ?? 0);
};

const amountOf = (quantity: string | number): number => parseQuantity(quantity) ?? 0;

import type { Node } from '../../resources/node.ts';
import { parseQuantity } from '../../resources/quantity.ts';
import type { NodeLoads } from './node-loads.ts';
import { countedResources, type Requests } from './pod-requests.ts';

/** What a node has too little of for one more pod that asks for so much, in the words of the scheduler; empty when the pod fits. */
export const lackingResources = (node: Node, wanted: Requests, loads: NodeLoads): string[] => [
  ...(isFull(node, loads) ? ['Too many pods'] : []),
  ...countedResources
    .filter((resource) => exceeds(node, resource, wanted, loads))
    .map((resource) => `Insufficient ${resource}`),
];

/** Whether a node has enough of everything for one more pod that asks for so much. */
export const hasRoom = (node: Node, wanted: Requests, loads: NodeLoads): boolean =>
  !isFull(node, loads) && !countedResources.some((resource) => exceeds(node, resource, wanted, loads));

const isFull = (node: Node, loads: NodeLoads): boolean =>
  loads.podsOn(node.metadata.name) + 1 > allocatable(node, 'pods');

const exceeds = (node: Node, resource: keyof Requests, wanted: Requests, loads: NodeLoads): boolean =>
  wanted[resource] > 0 &&
  loads.requestedOn(node.metadata.name, resource) + wanted[resource] > allocatable(node, resource) + ROUNDING;

const allocatable = ({ status }: Node, resource: string): number => {
  const amount = status?.allocatable?.[resource];
  return amount === undefined ? Number.POSITIVE_INFINITY : (parseQuantity(amount) ?? 0);
};

/** Sums of fractions of a processor are not exact. */
const ROUNDING = 1e-6;

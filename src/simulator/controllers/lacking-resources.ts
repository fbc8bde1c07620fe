import type { Node } from '../../resources/nodes/node.ts';
import { capacitiesOf } from '../apimachinery/pods/capacities-of.ts';
import { countedResources, type Requests } from '../apimachinery/pods/pod-requests.ts';
import type { Loads } from './node-loads.ts';

/** What a node has too little of for one more pod that asks for so much, in the words of the scheduler; empty when the pod fits. */
export const lackingResources = (node: Node, wanted: Requests, loads: Loads): string[] => [
  ...(isFull(node, loads) ? ['Too many pods'] : []),
  ...Object.keys(wanted)
    .filter((resource) => exceeds(node, resource, wanted, loads))
    .map((resource) => `Insufficient ${resource}`),
];

/** Whether a node has enough of everything for one more pod that asks for so much. */
export const hasRoom = (node: Node, wanted: Requests, loads: Loads): boolean =>
  !isFull(node, loads) && !Object.keys(wanted).some((resource) => exceeds(node, resource, wanted, loads));

const isFull = (node: Node, loads: Loads): boolean => loads.podsOn(node.metadata.name) + 1 > allocatable(node, 'pods');

const exceeds = (node: Node, resource: string, wanted: Requests, loads: Loads): boolean => {
  const { [resource]: amount = 0 } = wanted;
  return (
    amount > 0 && loads.requestedOn(node.metadata.name, resource) + amount > allocatable(node, resource) + ROUNDING
  );
};

const allocatable = (node: Node, resource: string): number =>
  capacitiesOf(node).get(resource) ?? (isOfEveryNode(resource) ? Number.POSITIVE_INFINITY : 0);

/** A node that says nothing of these has enough of them. */
const isOfEveryNode = (resource: string): boolean =>
  resource === 'pods' || countedResources.some((each) => each === resource);

/** Sums of fractions of a processor are not exact. */
const ROUNDING = 1e-6;

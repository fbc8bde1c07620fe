import type { Node } from '../../resources/node.ts';
import { parseQuantity } from '../../resources/quantity.ts';
import type { NodeLoads } from './node-loads.ts';
import { countedResources, type Requests } from './pod-requests.ts';

/** What a node has too little of for one more pod that asks for so much, in the words of the scheduler; empty when the pod fits. */
export const lackingResources = ({ metadata, status }: Node, wanted: Requests, loads: NodeLoads): string[] => {
  const allocatable = (resource: string): number => {
    const amount = status?.allocatable?.[resource];
    return amount === undefined ? Number.POSITIVE_INFINITY : (parseQuantity(amount) ?? 0);
  };
  const lacking = countedResources.filter(
    (resource) =>
      wanted[resource] > 0 &&
      loads.requestedOn(metadata.name, resource) + wanted[resource] > allocatable(resource) + ROUNDING,
  );
  return [
    ...(loads.podsOn(metadata.name) + 1 > allocatable('pods') ? ['Too many pods'] : []),
    ...lacking.map((resource) => `Insufficient ${resource}`),
  ];
};

/** Sums of fractions of a processor are not exact. */
const ROUNDING = 1e-6;

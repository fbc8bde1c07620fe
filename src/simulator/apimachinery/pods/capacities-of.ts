import type { Node } from '../../../resources/nodes/node.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';

/** What a node has for pods, by resource. */
export const capacitiesOf = ({ status }: Node): ReadonlyMap<string, number> => {
  const allocatable = status?.allocatable ?? NOTHING;
  let capacities = known.get(allocatable);
  if (capacities === undefined) {
    const parsed = Object.entries(allocatable).map(
      ([resource, amount]) => [resource, parseQuantity(amount) ?? 0] as const,
    );
    known.set(allocatable, (capacities = new Map(parsed)));
  }
  return capacities;
};

const NOTHING: NonNullable<NonNullable<Node['status']>['allocatable']> = {};

/** By the stored object: a node gets hundreds of pods between two changes of what it has. */
const known = new WeakMap<object, ReadonlyMap<string, number>>();

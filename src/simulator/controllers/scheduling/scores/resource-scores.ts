import type { Node } from '../../../../resources/node.ts';
import { parseQuantity } from '../../../../resources/quantity.ts';
import { estimatedRequestsOf, requestsOf } from '../../../apimachinery/pod-requests.ts';
import { BEST, type Scorer } from '../score.ts';

/** What is compared, and how finely it is counted: thousandths of cores, and bytes. */
const UNITS = { cpu: 1000, memory: 1 };

type Compared = keyof typeof UNITS;

/** Nodes that would have more left are better; pods are thought to need something even if they ask for nothing. */
export const leastAllocatedScore: Scorer = ({ pod, nodes, loads }) => {
  const needed = estimatedRequestsOf(pod);
  return nodes.map((node) => {
    const { name } = node.metadata;
    const shares = compare(node, (resource) => loads.estimatedOn(name, resource) + needed[resource]).map(
      ({ used, capacity }) => (used > capacity ? 0 : Math.floor(((capacity - used) * BEST) / capacity)),
    );
    return shares.length === 0 ? 0 : Math.floor(sum(shares) / shares.length);
  });
};

/** Nodes whose resources would be asked for to the same degree are better. */
export const balancedAllocationScore: Scorer = ({ pod, nodes, loads }) => {
  const needed = requestsOf(pod);
  return nodes.map((node) => {
    const { name } = node.metadata;
    const [one = 0, other = one] = compare(
      node,
      (resource) => loads.requestedOn(name, resource) + (needed[resource] ?? 0),
    ).map(({ used, capacity }) => Math.min(1, used / capacity));
    return Math.floor((1 - Math.abs(one - other) / 2) * BEST);
  });
};

const compare = (
  { status }: Node,
  usedOf: (resource: Compared) => number,
): { readonly used: number; readonly capacity: number }[] =>
  (['cpu', 'memory'] as const)
    .map((resource) => ({
      used: Math.round(usedOf(resource) * UNITS[resource]),
      capacity: Math.round((parseQuantity(status?.allocatable?.[resource] ?? 0) ?? 0) * UNITS[resource]),
    }))
    .filter(({ capacity }) => capacity > 0);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

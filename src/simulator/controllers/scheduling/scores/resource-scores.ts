import { capacitiesOf } from '../../../apimachinery/pods/capacities-of.ts';
import { estimatedRequestsOf, requestsOf } from '../../../apimachinery/pods/pod-requests.ts';
import { BEST, type Scorer } from '../score.ts';

/** What is compared, and how finely it is counted: thousandths of cores, and bytes. */
const COMPARED = [
  ['cpu', 1000],
  ['memory', 1],
] as const;

/** Nodes that would have more left are better; pods are thought to need something even if they ask for nothing. */
export const leastAllocatedScore: Scorer = ({ pod, nodes, loads }) => {
  const needed = estimatedRequestsOf(pod);
  return nodes.map((node) => {
    const capacities = capacitiesOf(node);
    const estimated = loads.estimatedOn(node.metadata.name);
    let sum = 0;
    let compared = 0;
    for (const [resource, unit] of COMPARED) {
      const capacity = Math.round((capacities.get(resource) ?? 0) * unit);
      if (capacity === 0) continue;
      const used = Math.round((estimated[resource] + needed[resource]) * unit);
      sum += used > capacity ? 0 : Math.floor(((capacity - used) * BEST) / capacity);
      compared++;
    }
    return compared === 0 ? 0 : Math.floor(sum / compared);
  });
};

/** Nodes whose resources would be asked for to the same degree are better. */
export const balancedAllocationScore: Scorer = ({ pod, nodes, loads }) => {
  const needed = requestsOf(pod);
  return nodes.map((node) => {
    const capacities = capacitiesOf(node);
    const { name } = node.metadata;
    let least = 1;
    let most = 0;
    for (const [resource, unit] of COMPARED) {
      const capacity = Math.round((capacities.get(resource) ?? 0) * unit);
      if (capacity === 0) continue;
      const used = loads.requestedOn(name, resource) + (needed[resource] ?? 0);
      const share = Math.min(1, Math.round(used * unit) / capacity);
      least = Math.min(least, share);
      most = Math.max(most, share);
    }
    return Math.floor((1 - Math.max(0, most - least) / 2) * BEST);
  });
};

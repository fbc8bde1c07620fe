import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import { isSidecar, type PodSpec, type ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { addUsage } from '../quota/quota-usage.ts';

/** All containers together, or what one of the first ones takes before them if that is more. */
export const podTotal = ({ containers, initContainers = [] }: PodSpec, part: 'requests' | 'limits'): ResourceList => {
  let beside: ResourceList = {};
  let most: ResourceList = {};
  for (const container of initContainers) {
    const own = container.resources?.[part] ?? {};
    if (isSidecar(container)) beside = addUsage(beside, own);
    most = largest(most, isSidecar(container) ? beside : addUsage(beside, own));
  }
  const running = containers.reduce((all, { resources }) => addUsage(all, resources?.[part] ?? {}), beside);
  return largest(running, most);
};

const largest = (one: ResourceList, other: ResourceList): ResourceList => {
  const result = { ...one };
  for (const [name, value] of Object.entries(other))
    if (result[name] === undefined || compareQuantities(value, result[name]) > 0) result[name] = value;
  return result;
};

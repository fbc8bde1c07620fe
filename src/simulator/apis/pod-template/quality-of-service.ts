import { quantityText } from '../../../resources/quantities/canonical-quantity.ts';
import { compareQuantities, signOf, sumOf } from '../../../resources/quantities/quantity-arithmetic.ts';
import { asQuantity, type Quantity } from '../../../resources/quantities/read-quantity.ts';
import type { Container, PodSpec, ResourceList } from '../../../resources/workloads/pod-spec.ts';

const COMPUTE = ['cpu', 'memory'] as const;

type Resource = (typeof COMPUTE)[number];

/**
 * How safe a pod is from eviction. What asks for nothing of a resource counts as not asking for it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export const qualityOfService = ({
  containers,
  initContainers = [],
}: PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' => {
  const all = [...initContainers, ...containers];
  if (!all.some(({ resources }) => resources?.requests || resources?.limits)) return 'BestEffort';
  const [requests, limits] = [totalsOf(all, 'requests'), totalsOf(all, 'limits')];
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const isGuaranteed =
    all.every(({ resources }) => COMPUTE.every((name) => amountOf(resources?.limits, name) !== undefined)) &&
    requests.size === limits.size &&
    [...requests].every(([name, request]) => compareQuantities(limits.get(name) ?? '0', request) === 0);
  return isGuaranteed ? 'Guaranteed' : 'Burstable';
};

const totalsOf = (all: readonly Container[], part: 'requests' | 'limits'): Map<Resource, string> => {
  const totals = new Map<Resource, string>();
  for (const name of COMPUTE) {
    const amounts = all.flatMap(({ resources }) => amountOf(resources?.[part], name) ?? []);
    if (amounts.length > 0) totals.set(name, quantityText(amounts.reduce(sumOf)));
  }
  return totals;
};

const amountOf = (list: ResourceList | undefined, name: Resource): Quantity | undefined => {
  const quantity = asQuantity(String(list?.[name] ?? '0'));
  return quantity !== undefined && signOf(quantity) > 0 ? quantity : undefined;
};

import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { Container, DownwardFile } from '../../../resources/workloads/pod-spec.ts';
import type { DownwardFacts } from './downward-facts.ts';

/**
 * How much a container asks for or may use, in whole parts of the divisor, rounded up. Without a limit it may use all
 * that its node can give.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export const resourceValue = (
  { containerName, resource, divisor }: NonNullable<DownwardFile['resourceFieldRef']>,
  { pod, allocatable }: DownwardFacts,
  own?: Container,
): string => {
  const { containers, initContainers = [] } = pod.spec;
  const container = containerName ? [...containers, ...initContainers].find(({ name }) => name === containerName) : own;
  const [, kind, name = ''] = /^(limits|requests)\.(.*)$/.exec(resource) ?? [];
  const stated = amount(container?.resources?.[kind as 'limits' | 'requests']?.[name], name);
  const value = stated === 0 && kind === 'limits' ? amount(allocatable[name], name) : stated;
  return String(Math.ceil(value / (amount(divisor, name) || amount('1', name))));
};

/** Processors in thousandths, all else in whole numbers. */
const amount = (quantity: string | undefined, name: string): number =>
  Math.ceil((parseQuantity(quantity ?? 0) ?? 0) * (name === 'cpu' ? 1000 : 1));

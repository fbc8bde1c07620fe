import type { Container, EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { quantityNumber } from '../quantity.ts';

type ResourceFieldRef = NonNullable<NonNullable<EnvVar['valueFrom']>['resourceFieldRef']>;

/**
 * What a variable with `resourceFieldRef` holds, as far as the container says it: a limit that there is none of depends on the node.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/
 */
export const resourceFieldText = ({ resource, divisor = '1' }: ResourceFieldRef, { resources }: Container): string => {
  const [list = '', name = ''] = resource.split(/\.(.*)/s);
  if ((list !== 'limits' && list !== 'requests') || !/^(?:cpu|memory|ephemeral-storage|hugepages-.+)$/.test(name))
    return '';
  const amount = quantityNumber(resources?.[list]?.[name] ?? '0');
  const value = wholeParts(amount, quantityNumber(divisor) || 1, name);
  return value === 0 && /^limits\.(?:cpu|memory)$/.test(resource) ? 'node allocatable' : String(value);
};

/** How many parts there are, the last one counted in full; CPUs are counted in thousandths. */
const wholeParts = (amount: number, part: number, resource: string): number => {
  const scale = resource === 'cpu' ? 1000 : 1;
  return Math.ceil(Math.round(amount * scale) / Math.ceil(part * scale));
};

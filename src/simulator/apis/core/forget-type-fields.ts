import type { Service } from '../../../resources/service.ts';
import { equal } from '../../apimachinery/equality.ts';

type Spec = Service['spec'];

/** Fields that only some types of services have, and which types these are. */
const FIELDS = [
  ['externalTrafficPolicy', ({ type }: Spec) => type === 'NodePort' || type === 'LoadBalancer'],
  ['allocateLoadBalancerNodePorts', ({ type }: Spec) => type === 'LoadBalancer'],
  ['loadBalancerClass', ({ type }: Spec) => type === 'LoadBalancer'],
  [
    'healthCheckNodePort',
    ({ type, externalTrafficPolicy }: Spec) => type === 'LoadBalancer' && externalTrafficPolicy === 'Local',
  ],
] as const satisfies readonly (readonly [keyof Spec, (spec: Spec) => boolean])[];

/**
 * Whoever changes the type of a service need not take away what only the earlier type had: what stayed as it was goes.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/service/strategy.go
 */
export const forgetTypeFields = (spec: Spec, before: Spec): void => {
  const outgrown = FIELDS.filter(([field, has]) => has(before) && !has(spec) && equal(spec[field], before[field]));
  for (const [field] of outgrown) delete spec[field];
};

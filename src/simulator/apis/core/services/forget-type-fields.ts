import type { Service } from '../../../../resources/networking/service.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { isExternallyAccessible, mayHaveNodePorts, needsClusterIp, needsHealthCheckPort } from './service-types.ts';

type Spec = Service['spec'];

const isLoadBalancer = ({ type }: Spec): boolean => type === 'LoadBalancer';

/** Fields that only some types of services have, and which types these are. */
const FIELDS = [
  ['clusterIP', needsClusterIp],
  ['clusterIPs', needsClusterIp],
  ['ipFamilies', needsClusterIp],
  ['ipFamilyPolicy', needsClusterIp],
  ['externalTrafficPolicy', isExternallyAccessible],
  ['allocateLoadBalancerNodePorts', isLoadBalancer],
  ['loadBalancerClass', isLoadBalancer],
  ['healthCheckNodePort', needsHealthCheckPort],
] as const satisfies readonly (readonly [keyof Spec, (spec: Spec) => boolean])[];

/**
 * Whoever changes the type of a service need not take away what only the earlier type had: what stayed as it was goes.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/service/strategy.go
 */
export const forgetTypeFields = (service: Service, { spec: before }: Service): void => {
  const { spec } = service;
  const outgrown = FIELDS.filter(([field, has]) => has(before) && !has(spec) && equal(spec[field], before[field]));
  for (const [field] of outgrown) delete spec[field];
  if (mayHaveNodePorts(before) && !mayHaveNodePorts(spec)) forgetNodePorts(spec, before);
  if (!isLoadBalancer(spec) && service.status !== undefined) service.status.loadBalancer = {};
};

/** Unless one of them is new: then the author means something that cannot be. */
const forgetNodePorts = (spec: Spec, before: Spec): void => {
  const known = new Set(before.ports?.map(({ nodePort }) => nodePort));
  if (spec.ports?.some(({ nodePort }) => nodePort && !known.has(nodePort))) return;
  for (const port of spec.ports ?? []) delete port.nodePort;
};

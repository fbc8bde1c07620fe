import type { Service } from '../../../../resources/networking/service.ts';
import { qualifiedName } from '../../../../resources/validation/qualified-name.ts';
import { type FieldError, forbiddenField, invalid } from '../../../apimachinery/field-error.ts';
import { validateOneOf } from '../../validation/one-of.ts';
import { isExternallyAccessible, needsHealthCheckPort } from './service-types.ts';

type Spec = Service['spec'];

/** The findings about how traffic gets to a service, most of which only some types may say anything of. */
export const validateServiceTraffic = (spec: Spec): FieldError[] => [
  ...validateLoadBalancer(spec),
  ...validateExternalPolicy(spec),
  ...(spec.internalTrafficPolicy === undefined
    ? []
    : validateOneOf(spec.internalTrafficPolicy, 'spec.internalTrafficPolicy', ['Cluster', 'Local'])),
  ...validateHealthCheck(spec),
  ...(spec.trafficDistribution === undefined
    ? []
    : validateOneOf(spec.trafficDistribution, 'spec.trafficDistribution', ['PreferClose'])),
];

const onlyFor = "may only be used when `type` is 'LoadBalancer'";

const validateLoadBalancer = (spec: Spec): FieldError[] => {
  const { type, loadBalancerClass } = spec;
  if (type !== 'LoadBalancer')
    return [
      ...(spec.allocateLoadBalancerNodePorts === undefined
        ? []
        : [forbiddenField('spec.allocateLoadBalancerNodePorts', onlyFor)]),
      ...(loadBalancerClass === undefined ? [] : [forbiddenField('spec.loadBalancerClass', onlyFor)]),
    ];
  return loadBalancerClass === undefined
    ? []
    : qualifiedName(loadBalancerClass).map((text) => invalid('spec.loadBalancerClass', loadBalancerClass, text));
};

const validateExternalPolicy = (spec: Spec): FieldError[] => {
  const { externalTrafficPolicy: policy } = spec;
  const path = 'spec.externalTrafficPolicy';
  if (policy === undefined) return [];
  if (isExternallyAccessible(spec)) return validateOneOf(policy, path, ['Cluster', 'Local']);
  return [invalid(path, policy, 'may only be set for externally-accessible services')];
};

const validateHealthCheck = (spec: Spec): FieldError[] =>
  spec.healthCheckNodePort === undefined || needsHealthCheckPort(spec)
    ? []
    : [
        invalid(
          'spec.healthCheckNodePort',
          spec.healthCheckNodePort,
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
        ),
      ];

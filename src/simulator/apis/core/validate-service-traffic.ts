import type { Service } from '../../../resources/service.ts';
import { duplicate, type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { qualifiedName } from '../validation/qualified-name.ts';

type Spec = Service['spec'];

/** The findings about how traffic gets to a service, most of which only some types may say anything of. */
export const validateServiceTraffic = (spec: Spec): FieldError[] => [
  ...validateLoadBalancer(spec),
  ...validateExternalPolicy(spec),
  ...(spec.internalTrafficPolicy === undefined
    ? []
    : validateOneOf(spec.internalTrafficPolicy, 'spec.internalTrafficPolicy', ['Cluster', 'Local'])),
  ...validateHealthCheck(spec),
  ...validateFamilies(spec),
];

const onlyFor = "may only be used when `type` is 'LoadBalancer'";

const validateLoadBalancer = (spec: Spec): FieldError[] => {
  const { type, loadBalancerSourceRanges = [], loadBalancerClass } = spec;
  if (type !== 'LoadBalancer')
    return [
      ...(loadBalancerSourceRanges.length > 0 ? [forbiddenField('spec.LoadBalancerSourceRanges', onlyFor)] : []),
      ...(spec.allocateLoadBalancerNodePorts === undefined
        ? []
        : [forbiddenField('spec.allocateLoadBalancerNodePorts', onlyFor)]),
      ...(loadBalancerClass === undefined ? [] : [forbiddenField('spec.loadBalancerClass', onlyFor)]),
    ];
  return loadBalancerClass === undefined
    ? []
    : qualifiedName(loadBalancerClass).map((text) => invalid('spec.loadBalancerClass', loadBalancerClass, text));
};

const validateExternalPolicy = ({ type = '', externalTrafficPolicy: policy, externalIPs = [] }: Spec): FieldError[] => {
  const path = 'spec.externalTrafficPolicy';
  if (policy === undefined) return [];
  if (type === 'NodePort' || type === 'LoadBalancer' || (type === 'ClusterIP' && externalIPs.length > 0))
    return validateOneOf(policy, path, ['Cluster', 'Local']);
  return [invalid(path, policy, 'may only be set for externally-accessible services')];
};

const validateHealthCheck = ({ type, externalTrafficPolicy, healthCheckNodePort: port }: Spec): FieldError[] =>
  port === undefined || (type === 'LoadBalancer' && externalTrafficPolicy === 'Local')
    ? []
    : [
        invalid(
          'spec.healthCheckNodePort',
          port,
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
        ),
      ];

const validateFamilies = ({ ipFamilies = [], ipFamilyPolicy }: Spec): FieldError[] => [
  ...(ipFamilyPolicy === 'RequireDualStack'
    ? [invalid('spec.ipFamilyPolicy', ipFamilyPolicy, 'this cluster is not configured for dual-stack services')]
    : []),
  ...(ipFamilyPolicy === 'SingleStack' && new Set(ipFamilies).size > 1
    ? [
        invalid(
          'spec.ipFamilyPolicy',
          ipFamilyPolicy,
          "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
        ),
      ]
    : []),
  ...(ipFamilyPolicy === undefined
    ? []
    : validateOneOf(ipFamilyPolicy, 'spec.ipFamilyPolicy', ['PreferDualStack', 'RequireDualStack', 'SingleStack'])),
  ...ipFamilies.flatMap((family, index) => [
    ...validateOneOf(family, `spec.ipFamilies[${index}]`, ['IPv4', 'IPv6']),
    ...(ipFamilies.indexOf(family) < index ? [duplicate(`spec.ipFamilies[${index}]`, family)] : []),
  ]),
];

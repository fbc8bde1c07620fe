import type { Service, ServicePort } from '../../../../resources/networking/service.ts';
import { dnsSubdomain } from '../../../../resources/validation/dns-name.ts';
import { qualifiedName } from '../../../../resources/validation/qualified-name.ts';
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from '../../../apimachinery/field-error.ts';
import { goIntOrString } from '../../../apimachinery/go-value.ts';
import { validateNamedPort } from '../../pod-template/validate-named-port.ts';
import { validateIpAddress } from '../../validation/ip-address.ts';
import { validateLabels } from '../../validation/object-meta.ts';
import { portNameErrors, portNumberErrors } from '../../validation/port.ts';
import { validateEndpointIp } from '../../validation/special-ip.ts';
import { isHeadless, mayHaveNodePorts } from './service-types.ts';
import { validateClusterIps } from './validate-cluster-ips.ts';
import { validateServiceTraffic } from './validate-service-traffic.ts';
import { validateSourceRanges } from './validate-source-ranges.ts';
import { validateTopologyMode } from './validate-topology-mode.ts';

type Spec = Service['spec'];

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const AFFINITIES = ['ClientIP', 'None'];

/** The findings about the spec of a service. */
export const validateService = ({ metadata, spec }: Service): FieldError[] => {
  const { ports = [], type = '', sessionAffinity = '' } = spec;
  return [
    ...validateTopologyMode(metadata.annotations),
    ...(ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName' ? [required('spec.ports')] : []),
    ...validateType(spec),
    ...validatePorts(ports),
    ...validateLabels(spec.selector, 'spec.selector'),
    ...(AFFINITIES.includes(sessionAffinity)
      ? []
      : [notSupported('spec.sessionAffinity', sessionAffinity, AFFINITIES)]),
    ...validateSessionAffinity(spec),
    ...validateClusterIps(spec),
    ...(spec.externalIPs ?? []).flatMap((address, index) => validateExternalIp(address, `spec.externalIPs[${index}]`)),
    ...(TYPES.includes(type) ? [] : [notSupported('spec.type', type, TYPES)]),
    ...validateNodePorts(spec),
    ...duplicatePorts(ports),
    ...validateSourceRanges(spec, metadata.annotations),
    ...validateServiceTraffic(spec),
  ];
};

/** The findings about a change of a service: its addresses, their families and who balances its load stay. */
export const validateServiceUpdate = ({ spec }: Service, { spec: before }: Service): FieldError[] => [
  ...validateAddressChange(spec, before),
  ...(spec.type === 'LoadBalancer' &&
  before.type === 'LoadBalancer' &&
  spec.loadBalancerClass !== before.loadBalancerClass
    ? [invalid('spec.loadBalancerClass', spec.loadBalancerClass, 'may not change once set')]
    : []),
];

const validateAddressChange = (spec: Spec, before: Spec): FieldError[] => {
  const { clusterIPs = [], ipFamilies = [] } = spec;
  if (spec.type === 'ExternalName' || before.type === 'ExternalName') return [];
  if (isHeadless(spec) && isHeadless(before)) return [];
  const isMoved = (before.clusterIPs ?? []).some((address, index) => address !== clusterIPs[index]);
  const isOther =
    isHeadless(spec) === isHeadless(before) &&
    (before.ipFamilies ?? []).some((family, index) => family !== ipFamilies[index]);
  return [
    ...(isMoved ? [invalid('spec.clusterIPs[0]', clusterIPs, 'may not change once set')] : []),
    ...(isOther ? [invalid('spec.ipFamilies[0]', ipFamilies, 'may not change once set')] : []),
  ];
};

const validateExternalIp = (address: string, path: string): FieldError[] => {
  const errors = validateIpAddress(address, path);
  return errors.length > 0 ? errors : validateEndpointIp(address, path);
};

/** The port of the kubelet, which a load balancer could open by accident. */
const KUBELET_PORT = 10_250;

const validateType = (spec: Spec): FieldError[] => {
  const { type, clusterIPs = [] } = spec;
  if (type === 'ExternalName') return [...forbiddenForNames(spec), ...validateExternalName(spec.externalName)];
  if (!mayHaveNodePorts(spec)) return [];
  return [
    ...(type !== 'LoadBalancer' ? [] : (spec.ports ?? [])).flatMap(({ port }, index) =>
      port === KUBELET_PORT
        ? [
            invalid(
              `spec.ports[${index}]`,
              port,
              `may not expose port ${KUBELET_PORT} externally since it is used by kubelet`,
            ),
          ]
        : [],
    ),
    ...(isHeadless(spec)
      ? [invalid('spec.clusterIPs[0]', clusterIPs[0], `may not be set to 'None' for ${type} services`)]
      : []),
  ];
};

const forbiddenForNames = (spec: Spec): FieldError[] =>
  (['clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const).flatMap((field) =>
    (spec[field]?.length ?? 0) > 0 ? [forbiddenField(`spec.${field}`, 'may not be set for ExternalName services')] : [],
  );

const validatePorts = (ports: readonly ServicePort[]): FieldError[] => {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const path = `spec.ports[${index}]`;
    const errors = validatePort(port, ports.length > 1, path);
    if (port.name !== undefined && names.has(port.name)) errors.push(duplicate(`${path}.name`, port.name));
    if (port.name !== undefined) names.add(port.name);
    return errors;
  });
};

/** Two ports of one number, whatever their names are. */
const duplicatePorts = (ports: readonly ServicePort[]): FieldError[] => {
  const numbers = new Set<string>();
  return ports.flatMap(({ protocol, port }, index) => {
    const number = `${protocol}/${port}`;
    const isKnown = numbers.has(number);
    numbers.add(number);
    if (!isKnown) return [];
    const value = `core.ServicePort{Name:"", Protocol:"${protocol}", AppProtocol:(*string)(nil), Port:${port}, TargetPort:${goIntOrString(0)}, NodePort:0}`;
    return [{ reason: 'FieldValueDuplicate', field: `spec.ports[${index}]`, message: `Duplicate value: ${value}` }];
  });
};

const validateNodePorts = ({ type, ports = [] }: Spec): FieldError[] => {
  const known = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, { protocol, nodePort }] of ports.entries()) {
    if (!nodePort) continue;
    const field = `spec.ports[${index}].nodePort`;
    if (type === 'ClusterIP') errors.push(forbiddenField(field, "may not be used when `type` is 'ClusterIP'"));
    const key = `${protocol}/${nodePort}`;
    if (known.has(key)) errors.push(duplicate(field, nodePort));
    known.add(key);
  }
  return errors;
};

const validateExternalName = (name: string | undefined): FieldError[] =>
  name
    ? dnsSubdomain(name.replace(/\.$/, '')).map((text) => invalid('spec.externalName', name, text))
    : [required('spec.externalName')];

const LONGEST_AFFINITY = 86_400;

const validateSessionAffinity = ({ sessionAffinity, sessionAffinityConfig: config }: Spec): FieldError[] => {
  const path = 'spec.sessionAffinityConfig';
  if (sessionAffinity === 'None' && config !== undefined)
    return [forbiddenField(path, 'must not be set when session affinity is None')];
  const seconds = config?.clientIP?.timeoutSeconds;
  return seconds === undefined || (seconds > 0 && seconds <= LONGEST_AFFINITY)
    ? []
    : [invalid(`${path}.clientIP.timeoutSeconds`, seconds, `must be greater than 0 and less than ${LONGEST_AFFINITY}`)];
};

const validatePort = (
  { name, port = 0, protocol, targetPort, appProtocol }: ServicePort,
  isOneOfMany: boolean,
  path: string,
): FieldError[] => [
  ...validateNamedPort({ name, port, protocol }, isOneOfMany, path),
  ...(typeof targetPort === 'string' ? portNameErrors(targetPort) : portNumberErrors(targetPort ?? port)).map((text) =>
    invalid(`${path}.targetPort`, targetPort ?? port, text),
  ),
  ...(appProtocol === undefined
    ? []
    : qualifiedName(appProtocol).map((text) => invalid(`${path}.appProtocol`, appProtocol, text))),
];

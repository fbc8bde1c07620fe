import { isIP } from 'node:net';
import type { Service, ServicePort } from '../../../resources/service.ts';
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from '../../apimachinery/field-error.ts';
import { validateNamedPort } from '../pod-template/validate-named-port.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { goIntOrString, goStrings, invalidGo } from '../validation/go-value.ts';
import { validateIpAddress } from '../validation/ip-address.ts';
import { validateLabels } from '../validation/object-meta.ts';
import { portNameErrors, portNumberErrors } from '../validation/port.ts';
import { qualifiedName } from '../validation/qualified-name.ts';
import { isClusterIp } from './cluster-ip.ts';
import { validateClusterIps } from './validate-cluster-ips.ts';
import { validateServiceTraffic } from './validate-service-traffic.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const AFFINITIES = ['ClientIP', 'None'];

/** The findings about the spec of a service. */
export const validateService = ({ spec }: Service, isTaken: (address: string) => boolean): FieldError[] => {
  const { ports = [], clusterIP = '', type = '', sessionAffinity = '' } = spec;
  const headless = clusterIP === 'None';
  return [
    ...(ports.length === 0 && !headless && type !== 'ExternalName' ? [required('spec.ports')] : []),
    ...validatePorts(ports),
    ...validateLabels(spec.selector, 'spec.selector'),
    ...(AFFINITIES.includes(sessionAffinity)
      ? []
      : [notSupported('spec.sessionAffinity', sessionAffinity, AFFINITIES)]),
    ...(TYPES.includes(type) ? [] : [notSupported('spec.type', type, TYPES)]),
    ...validateSessionAffinity(spec),
    ...(type === 'ExternalName' ? validateExternalName(spec.externalName) : []),
    ...(spec.externalIPs ?? []).flatMap((address, index) => validateIpAddress(address, `spec.externalIPs[${index}]`)),
    ...validateNodePorts(spec),
    ...duplicatePorts(ports),
    ...validateServiceTraffic(spec),
    ...validateClusterIps(spec),
    ...(clusterIP === '' || headless ? [] : validateAddress(clusterIP, isTaken)),
  ];
};

/** The findings about a change of a service: its address stays. */
export const validateServiceUpdate = ({ spec }: Service, old: Service): FieldError[] => {
  const { clusterIP = '' } = spec;
  if (spec.type === 'ExternalName' || !old.spec.clusterIP || clusterIP === old.spec.clusterIP) return [];
  return clusterIP !== 'None' && isIP(clusterIP) === 0
    ? validateIpAddress(clusterIP, 'spec.clusterIPs[0]')
    : [invalidGo('spec.clusterIPs[0]', goStrings([clusterIP]), 'may not change once set')];
};

const validateAddress = (address: string, isTaken: (address: string) => boolean): FieldError[] => {
  const field = 'spec.clusterIPs';
  if (isIP(address) === 0) return [];
  if (!isClusterIp(address)) {
    return [
      invalidGo(
        field,
        goStrings([address]),
        `failed to allocate IP ${address}: the provided IP (${address}) is not in the valid range. The range of valid IPs is 10.3.0.0/16`,
      ),
    ];
  }
  return isTaken(address)
    ? [invalidGo(field, goStrings([address]), `failed to allocate IP ${address}: provided IP is already allocated`)]
    : [];
};

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

const validateNodePorts = ({ type, ports = [] }: Service['spec']): FieldError[] =>
  type === 'ClusterIP'
    ? ports.flatMap(({ nodePort }, index) =>
        nodePort ? [forbiddenField(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")] : [],
      )
    : [];

const validateExternalName = (name: string | undefined): FieldError[] =>
  name
    ? dnsSubdomain(name.replace(/\.$/, '')).map((text) => invalid('spec.externalName', name, text))
    : [required('spec.externalName')];

const LONGEST_AFFINITY = 86_400;

const validateSessionAffinity = ({ sessionAffinity, sessionAffinityConfig: config }: Service['spec']): FieldError[] => {
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

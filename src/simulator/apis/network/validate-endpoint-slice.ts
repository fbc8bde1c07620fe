import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { ipFamily } from '../validation/ip-family.ts';
import { validateLabels } from '../validation/object-meta.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateEndpointIp } from '../validation/special-ip.ts';
import { tooMany } from '../validation/too-long.ts';

interface EndpointSlice extends KubeObject {
  addressType?: string;
  endpoints?: Endpoint[] | null;
  ports?: Port[] | null;
}

interface Endpoint {
  addresses?: string[];
  hostname?: string;
  nodeName?: string;
  deprecatedTopology?: Record<string, string>;
  hints?: { forZones?: { name?: string }[] };
}

interface Port {
  name?: string;
  protocol?: string;
  appProtocol?: string;
}

const MOST_ENDPOINTS = 1000;
const MOST_ADDRESSES = 100;
const MOST_LABELS = 16;
const MOST_ZONES = 8;
const MOST_PORTS = 20_000;

export const endpointSliceDefaults = ({ ports }: EndpointSlice): void => {
  for (const port of ports ?? []) {
    port.name ??= '';
    port.protocol ??= 'TCP';
  }
};

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/discovery/validation/validation.go */
export const validateEndpointSlice = ({ addressType, ...lists }: EndpointSlice): FieldError[] => {
  const endpoints = lists.endpoints ?? [];
  const ports = lists.ports ?? [];
  return [
    ...(addressType ? validateOneOf(addressType, 'addressType', ['FQDN', 'IPv4', 'IPv6']) : [required('addressType')]),
    ...(endpoints.length > MOST_ENDPOINTS
      ? [tooMany('endpoints', endpoints.length, MOST_ENDPOINTS)]
      : endpoints.flatMap((each, index) => validateEndpoint(each, addressType, `endpoints[${index}]`))),
    ...(ports.length > MOST_PORTS ? [tooMany('ports', ports.length, MOST_PORTS)] : validatePorts(ports)),
  ];
};

/** The findings about a change: the kind of its addresses stays. */
export const validateEndpointSliceUpdate = (slice: EndpointSlice, old: EndpointSlice): FieldError[] => [
  ...validateEndpointSlice(slice),
  ...validateImmutable(slice.addressType ?? '', old.addressType ?? '', 'addressType'),
];

const validateEndpoint = (endpoint: Endpoint, type: string | undefined, path: string): FieldError[] => {
  const { addresses = [], hostname, nodeName, deprecatedTopology, hints } = endpoint;
  const at = `${path}.addresses`;
  return [
    ...(addresses.length === 0 ? [required(at, 'must contain at least 1 address')] : []),
    ...(addresses.length > MOST_ADDRESSES ? [tooMany(at, addresses.length, MOST_ADDRESSES)] : []),
    ...addresses.flatMap((address, index) => validateAddress(address, type, `${at}[${index}]`)),
    ...(nodeName === undefined
      ? []
      : dnsSubdomain(nodeName).map((text) => invalid(`${path}.nodeName`, nodeName, text))),
    ...(Object.keys(deprecatedTopology ?? {}).length > MOST_LABELS
      ? [tooMany(`${path}.deprecatedTopology`, Object.keys(deprecatedTopology ?? {}).length, MOST_LABELS)]
      : []),
    ...validateLabels(deprecatedTopology, `${path}.deprecatedTopology`),
    ...(hostname === undefined ? [] : dnsLabel(hostname).map((text) => invalid(`${path}.hostname`, hostname, text))),
    ...validateZones(hints?.forZones ?? [], `${path}.hints.forZones`),
  ];
};

const validateAddress = (address: string, type: string | undefined, path: string): FieldError[] => {
  if (type === 'FQDN') return validateDomain(address, path);
  if (type !== 'IPv4' && type !== 'IPv6') return [];
  const fits = ipFamily(address) === (type === 'IPv4' ? 4 : 6);
  return [
    ...(fits ? [] : [invalid(path, address, `must be a valid ${type} address`)]),
    ...validateEndpointIp(address, path),
  ];
};

const validateDomain = (address: string, path: string): FieldError[] => {
  if (address === '') return [required(path)];
  const name = address.replace(/\.$/, '');
  const errors = dnsSubdomain(name);
  if (errors.length > 0) return [invalid(path, name, errors.join(','))];
  const labels = name.split('.');
  if (labels.length < 2)
    return [invalid(path, name, 'should be a domain with at least two segments separated by dots')];
  const wrong = labels.find((label) => dnsLabel(label).length > 0);
  return wrong === undefined ? [] : [invalid(path, wrong, dnsLabel(wrong).join(','))];
};

const validateZones = (zones: readonly { name?: string }[], path: string): FieldError[] =>
  zones.length > MOST_ZONES
    ? [tooMany(path, zones.length, MOST_ZONES)]
    : zones.flatMap(({ name = '' }, index) => [
        ...(zones.findIndex((each) => each.name === name) < index ? [duplicate(`${path}[${index}].name`, name)] : []),
        ...labelValue(name).map((text) => invalid(`${path}[${index}].name`, name, text)),
      ]);

const validatePorts = (ports: readonly Port[]): FieldError[] =>
  ports.flatMap(({ name = '', protocol, appProtocol }, index) => [
    ...(name === '' ? [] : dnsLabel(name).map((text) => invalid(`ports[${index}].name`, name, text))),
    ...(ports.findIndex((each) => (each.name ?? '') === name) < index ? [duplicate(`ports[${index}].name`, name)] : []),
    ...validateOneOf(protocol, `ports[${index}].protocol`, ['SCTP', 'TCP', 'UDP']),
    ...(appProtocol === undefined
      ? []
      : qualifiedName(appProtocol).map((text) => invalid(`ports[${index}].appProtocol`, appProtocol, text))),
  ]);

import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { dns1035Label, dnsSubdomain } from '../validation/dns-name.ts';
import { invalidGo } from '../validation/go-value.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { portNameErrors, portNumberErrors } from '../validation/port.ts';

interface Backend {
  service?: { name?: string; port?: { number?: number; name?: string } };
  resource?: object;
}

interface Ingress extends KubeObject {
  spec?: {
    defaultBackend?: Backend;
    rules?: { host?: string; http?: { paths?: { path?: string; pathType?: string; backend?: Backend }[] } }[];
  };
}

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/networking/validation/validation.go */
export const validateIngress = ({ spec = {} }: Ingress): FieldError[] => [
  ...((spec.rules ?? []).length === 0 && spec.defaultBackend === undefined
    ? [invalidGo('spec', '[]networking.IngressRule(nil)', 'either `defaultBackend` or `rules` must be specified')]
    : []),
  ...(spec.defaultBackend === undefined ? [] : validateBackend(spec.defaultBackend, 'spec.defaultBackend')),
  ...(spec.rules ?? []).flatMap(({ host, http }, index) => [
    ...(host
      ? dnsSubdomain(host.replace(/^\*\./, '')).map((text) => invalid(`spec.rules[${index}].host`, host, text))
      : []),
    ...(http?.paths ?? []).flatMap(({ path, pathType, backend = {} }, place) => {
      const field = `spec.rules[${index}].http.paths[${place}]`;
      if (pathType === undefined) return [required(`${field}.pathType`, 'pathType must be specified')];
      return [...validatePath(path, pathType, field), ...validateBackend(backend, `${field}.backend`)];
    }),
  ]),
];

const validatePath = (path = '', type: string, field: string): FieldError[] => {
  if (!PATH_TYPES.includes(type)) return [notSupported(`${field}.pathType`, type, PATH_TYPES)];
  const isFree = type === 'ImplementationSpecific' && path === '';
  return isFree || path.startsWith('/') ? [] : [invalid(`${field}.path`, path, 'must be an absolute path')];
};

const validateBackend = ({ service, resource }: Backend, path: string): FieldError[] => {
  if (service === undefined)
    return resource === undefined ? [required(path, 'resource or service backend is required')] : [];
  const { name, port = {} } = service;
  return [
    ...(name
      ? dns1035Label(name).map((text) => invalid(`${path}.service.name`, name, text))
      : [required(`${path}.service.name`)]),
    ...(port.name || port.number ? [] : [required(path, 'port name or number is required')]),
  ];
};

interface Peers {
  from?: Record<string, unknown>[];
  to?: Record<string, unknown>[];
  ports?: { protocol?: string; port?: number | string }[];
}

interface NetworkPolicy extends KubeObject {
  spec?: { podSelector?: LabelSelectorSpec; policyTypes?: string[]; ingress?: Peers[]; egress?: Peers[] };
}

const POLICY_TYPES = ['Ingress', 'Egress'];

/** A policy is about what comes in, and about what goes out when it says something of that. */
export const networkPolicyDefaults = ({ spec }: NetworkPolicy): void => {
  if (spec === undefined || (spec.policyTypes ?? []).length > 0) return;
  spec.policyTypes = (spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
};

export const validateNetworkPolicy = ({ spec = {} }: NetworkPolicy): FieldError[] => [
  ...validateLabelSelector(spec.podSelector ?? {}, 'spec.podSelector'),
  ...(spec.ingress ?? []).flatMap((rule, index) => validateRule(rule, 'from', `spec.ingress[${index}]`)),
  ...(spec.egress ?? []).flatMap((rule, index) => validateRule(rule, 'to', `spec.egress[${index}]`)),
  ...(spec.policyTypes ?? []).flatMap((type, index) =>
    POLICY_TYPES.includes(type) ? [] : [notSupported(`spec.policyTypes[${index}]`, type, POLICY_TYPES)],
  ),
];

const validateRule = (rule: Peers, direction: 'from' | 'to', path: string): FieldError[] => [
  ...(rule.ports ?? []).flatMap(({ protocol = 'TCP', port }, index) => [
    ...(['TCP', 'UDP', 'SCTP'].includes(protocol)
      ? []
      : [notSupported(`${path}.ports[${index}].protocol`, protocol, ['TCP', 'UDP', 'SCTP'])]),
    ...(port === undefined ? [] : typeof port === 'number' ? portNumberErrors(port) : portNameErrors(port)).map(
      (text) => invalid(`${path}.ports[${index}].port`, port, text),
    ),
  ]),
  ...(rule[direction] ?? []).flatMap((peer, index) =>
    Object.keys(peer).length === 0 ? [required(`${path}.${direction}[${index}]`, 'must specify a peer')] : [],
  ),
];

import type { KubeObject } from '../../../resources/kube-object.ts';
import { dns1035Label, dnsSubdomain, pathSegment, wildcardSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { portNameErrors, portNumberErrors } from '../validation/port.ts';

interface Backend {
  service?: { name?: string; port?: { number?: number; name?: string } };
  resource?: { kind?: string; name?: string; apiGroup?: string };
}

interface Ingress extends KubeObject {
  spec?: {
    ingressClassName?: string;
    tls?: { hosts?: string[]; secretName?: string }[];
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
    ...(host ? validateHost(host, `spec.rules[${index}].host`) : []),
    ...(http !== undefined && !http.paths?.length ? [required(`spec.rules[${index}].http.paths`)] : []),
    ...(http?.paths ?? []).flatMap(({ path, pathType, backend = {} }, place) => {
      const field = `spec.rules[${index}].http.paths[${place}]`;
      if (pathType === undefined) return [required(`${field}.pathType`, 'pathType must be specified')];
      return [...validatePath(path, pathType, field), ...validateBackend(backend, `${field}.backend`)];
    }),
  ]),
  ...(spec.tls ?? []).flatMap(({ hosts = [], secretName }, index) => [
    ...hosts.flatMap((host, place) => validateHost(host, `spec.tls[${index}].hosts[${place}]`)),
    ...(secretName
      ? dnsSubdomain(secretName).map((text) => invalid(`spec.tls[${index}].secretName`, secretName, text))
      : []),
  ]),
  ...(spec.ingressClassName === undefined
    ? []
    : dnsSubdomain(spec.ingressClassName).map((text) => invalid('spec.ingressClassName', spec.ingressClassName, text))),
];

const validatePath = (path = '', type: string, field: string): FieldError[] => {
  if (!PATH_TYPES.includes(type)) return [notSupported(`${field}.pathType`, type, PATH_TYPES)];
  const isFree = type === 'ImplementationSpecific' && path === '';
  return isFree || path.startsWith('/') ? [] : [invalid(`${field}.path`, path, 'must be an absolute path')];
};

const validateBackend = ({ service, resource }: Backend, path: string): FieldError[] => {
  if (service !== undefined && resource !== undefined)
    return [invalid(path, '', 'cannot set both resource and service backends')];
  if (service === undefined)
    return resource === undefined
      ? [invalid(path, '', 'resource or service backend is required')]
      : validateResource(resource, `${path}.resource`);
  const { name, port = {} } = service;
  return [
    ...(name
      ? dns1035Label(name).map((text) => invalid(`${path}.service.name`, name, text))
      : [required(`${path}.service.name`)]),
    ...(port.name || port.number ? [] : [required(path, 'port name or number is required')]),
    ...(port.name && port.number
      ? [invalid(path, '', 'cannot set both port name & port number')]
      : port.name
        ? portNameErrors(port.name).map((text) => invalid(`${path}.service.port.name`, port.name, text))
        : port.number
          ? portNumberErrors(port.number).map((text) => invalid(`${path}.service.port.number`, port.number, text))
          : []),
  ];
};

const validateResource = ({ apiGroup, kind, name }: NonNullable<Backend['resource']>, path: string): FieldError[] => [
  ...(apiGroup === undefined ? [] : dnsSubdomain(apiGroup).map((text) => invalid(`${path}.apiGroup`, apiGroup, text))),
  ...(kind
    ? pathSegment(kind).map((text) => invalid(`${path}.kind`, kind, text))
    : [required(`${path}.kind`, 'kind is required')]),
  ...(name
    ? pathSegment(name).map((text) => invalid(`${path}.name`, name, text))
    : [required(`${path}.name`, 'name is required')]),
];

const validateHost = (host: string, path: string): FieldError[] =>
  (host.includes('*') ? wildcardSubdomain(host) : dnsSubdomain(host)).map((text) => invalid(path, host, text));

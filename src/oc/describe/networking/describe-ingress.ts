import type { Service } from '../../../resources/networking/service.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import { type EndpointSlice, endpointsText } from './endpoint-slice.ts';
import type { Ingress, IngressBackend, IngressClass } from './ingress.ts';

/** What is behind a service: itself and its addresses, or why they cannot be told. */
export type Behind =
  | { readonly service: Service; readonly slices: readonly EndpointSlice[] }
  | { readonly problem: string };

/** What `oc describe ingress` prints; `services` are those that it names. */
export const describeIngress = (
  { metadata, spec = {}, status }: Ingress,
  services: ReadonlyMap<string, Behind>,
  events: ShownEvents,
  now: number,
): string => {
  const fallback = spec.defaultBackend ? backendText(spec.defaultBackend, services) : '<default>';
  const rules = (spec.rules ?? []).filter(({ http }) => http !== undefined);
  const addresses = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => ip || hostname || []);
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\n`,
      labelLines('Labels', metadata.labels),
      `Namespace:\t${metadata.namespace}\nAddress:\t${[...new Set(addresses)].sort().join(',')}\n`,
      `Ingress Class:\t${spec.ingressClassName ?? '<none>'}\nDefault backend:\t${fallback}\n`,
      spec.tls?.length ? `TLS:\n${spec.tls.map(tlsLine).join('')}` : '',
      'Rules:\n  Host\tPath\tBackends\n  ----\t----\t--------\n',
      ...rules.flatMap(({ host, http }) => [
        `  ${host || '*'}\t\n`,
        ...(http?.paths ?? []).map(({ path = '', backend }) => `    \t${path} \t${backendText(backend, services)}\n`),
      ]),
      rules.length === 0 ? `  *\t*\t${fallback}\n` : '',
      annotationLines('Annotations', metadata.annotations),
      describeEvents(events, now),
    ].join(''),
  );
};

/** What `oc describe ingressclass` prints. */
export const describeIngressClass = (
  { metadata, spec = {} }: IngressClass,
  events: ShownEvents,
  now: number,
): string => {
  const { apiGroup, kind, name } = spec.parameters ?? {};
  const group = apiGroup === undefined ? '' : `  APIGroup:\t${apiGroup}\n`;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Controller:\t${spec.controller ?? ''}\n`,
      spec.parameters ? `Parameters:\n${group}  Kind:\t${kind}\n  Name:\t${name}\n` : '',
      describeEvents(events, now),
    ].join(''),
  );
};

const tlsLine = ({ hosts = [], secretName }: { hosts?: string[]; secretName?: string }): string =>
  `  ${secretName ? `${secretName} terminates` : 'SNI routes'} ${hosts.join(',')}\n`;

const backendText = ({ service, resource }: IngressBackend, services: ReadonlyMap<string, Behind>): string => {
  if (service) {
    const { name, port = {} } = service;
    const behind = services.get(name);
    const found =
      behind === undefined || 'problem' in behind ? `<error: ${behind?.problem ?? ''}>` : addressesOf(port, behind);
    return `${name}:${port.number || (port.name ?? '')} (${found})`;
  }
  return resource ? `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}` : '';
};

/** Slices know ports by their names alone. */
const addressesOf = (
  { number, name }: { number?: number; name?: string },
  { service, slices }: Extract<Behind, { service: Service }>,
): string => {
  const found = service.spec.ports?.findLast((port) => (number ? port.port === number : name && port.name === name));
  return endpointsText(slices, found?.name ?? '');
};

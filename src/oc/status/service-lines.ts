import type { Route } from '../../resources/networking/route.ts';
import type { Service } from '../../resources/networking/service.ts';
import { areTogether, type ProjectContent, toldName } from './project-content.ts';

/** A service in one line: the first of its routes, or its address; further routes stand below. */
export const serviceLines = (service: Service, { routes, project }: ProjectContent): string[] => {
  const name = toldName('svc', service, { project });
  const [first, ...others] = routes
    .filter((route) => areTogether(route, service))
    .filter(({ spec }) => [spec.to, ...(spec.alternateBackends ?? [])].some((to) => to.name === service.metadata.name))
    .flatMap(exposures)
    .sort(byAddress);
  return first === undefined ? [`${name}${addressText(service)}`] : [`${first} (${name})`, ...others];
};

/** Safe ones first, then the shortest name. */
const byAddress = (a: string, b: string): number => {
  const rank = (text: string): number => (text.startsWith('https://') ? 0 : text.startsWith('http://') ? 1 : 2);
  const width = (text: string): number => (text.split(' ')[0] ?? '').length;
  return rank(a) - rank(b) || (rank(a) === 2 ? 0 : width(a) - width(b)) || (a < b ? -1 : 1);
};

const exposures = (route: Route): string[] => {
  const { metadata, spec, status } = route;
  const ingresses = status?.ingress ?? [];
  const refusals = ingresses.flatMap(({ conditions = [] }) =>
    conditions.filter(({ type, status: is }) => type === 'Admitted' && is === 'False').map(({ reason = '' }) => reason),
  );
  const admitted = ingresses.filter(
    ({ conditions = [] }) => !conditions.some(({ type, status: is }) => type === 'Admitted' && is === 'False'),
  );
  if (admitted.length > 0)
    return admitted.map(({ host = '' }) => `${addressOf(host, route)}${refusals.length > 0 ? ' (!)' : ''}`);
  if (refusals.length > 0) return [`route/${metadata.name} not accepted: ${[...refusals].sort()[0]}`];
  return [spec.host ? addressOf(spec.host, route) : `route/${metadata.name} has no host set`];
};

const addressOf = (host: string, { spec }: Route): string => {
  const { termination, insecureEdgeTerminationPolicy } = spec.tls ?? {};
  const notes: Readonly<Record<string, string>> = {
    passthrough: ' (passthrough)',
    reencrypt: ' (reencrypt)',
    Redirect: ' (redirects)',
    Allow: ' (and http)',
  };
  const note = notes[(termination === 'edge' ? insecureEdgeTerminationPolicy : termination) ?? ''] ?? '';
  const port = spec.port ? ` to pod port ${spec.port.targetPort}` : '';
  return `${spec.tls ? 'https' : 'http'}://${host}${note}${port}`;
};

const addressText = ({ spec }: Service): string => {
  const { type, clusterIP = '', externalName = '' } = spec as Service['spec'] & { externalName?: string };
  const ports = portsText(spec);
  if (type === 'NodePort') return ` (all nodes)${ports}`;
  if (clusterIP === 'None') return ` (headless)${ports}`;
  if (clusterIP === '') return externalName === '' ? ` <initializing>${ports}` : ` - ${externalName}`;
  return ` - ${clusterIP}${ports}`;
};

const portsText = ({ type, clusterIP, ports = [] }: Service['spec']): string => {
  const isHeadless = clusterIP === 'None';
  const outer = ({ port, nodePort }: { port: number; nodePort?: number }): string =>
    type === 'NodePort' ? String(nodePort || '<initializing>') : String(port);
  const [only, ...more] = ports;
  if (!only) return ' no ports';
  if (more.length === 0) {
    const target = String(only.targetPort ?? 0);
    return isHeadless || target === '0' || target === outer(only) ? `:${outer(only)}` : `:${outer(only)} -> ${target}`;
  }
  const texts = ports.map((each) => {
    const target = String(each.targetPort ?? 0);
    if (isHeadless || target === '0') return outer(each);
    return target === String(each.port) ? target : `${outer(each)}->${target}`;
  });
  return ` ports ${texts.join(', ')}`;
};

import type { Endpoints } from '../../../resources/networking/endpoints.ts';
import type { Route, RouteIngress, RouteTarget } from '../../../resources/networking/route.ts';
import { longAgeSince } from '../../output/age.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';

/** What `oc describe route` prints; `endpoints` by the name of the service. */
export const describeRoute = (
  route: Route,
  endpoints: ReadonlyMap<string, Endpoints | undefined>,
  now: number,
): string => {
  const { metadata, spec, status } = route;
  const backends = [spec.to, ...(spec.alternateBackends ?? [])];
  const total = backends.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const ingresses = status?.ingress ?? [];
  const requested = ingresses.filter(({ host }) => spec.host && host === spec.host);
  const others = ingresses.filter((ingress) => !requested.includes(ingress));
  const { termination, insecureEdgeTerminationPolicy } = spec.tls ?? {};
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Requested Host', spec.host || '<auto>'),
      ...requested.map((ingress) => ingressLine(ingress, true, now)),
      ...others.map((ingress) => ingressLine(ingress, false, now)),
      field('Path', spec.path),
      field('TLS Termination', termination),
      field('Insecure Policy', insecureEdgeTerminationPolicy),
      field('Endpoint Port', spec.port ? String(spec.port.targetPort) : '<all endpoint ports>'),
      ...backends.map((backend) => backendLines(backend, total, route, endpoints.get(backend.name))),
    ].join(''),
  );
};

const ingressLine = (ingress: RouteIngress, short: boolean, now: number): string => {
  const { host = '', routerName = '', routerCanonicalHostname, conditions = [] } = ingress;
  const admitted = conditions.find(({ type }) => type === 'Admitted');
  const router = routerCanonicalHostname ? ` (host ${routerCanonicalHostname})` : '';
  const since = admitted?.lastTransitionTime
    ? ` ${longAgeSince(now, admitted.lastTransitionTime).toLowerCase()} ago`
    : '';
  if (admitted?.status === 'True') return `\t  ${short ? '' : host} exposed on router ${routerName}${router}${since}\n`;
  if (admitted?.status === 'False')
    return `\trejected by router ${routerName}: ${router}${admitted.reason ?? ''}${since}\n`;
  return '';
};

const backendLines = (
  { name, weight }: RouteTarget,
  total: number,
  { spec }: Route,
  endpoints: Endpoints | undefined,
): string => {
  const share = weight ? `${weight} (${Math.trunc((weight * 100) / total)}%)` : '0';
  return `\n${field('Service', name)}Weight:\t${share}\n${field('Endpoints', addressesOf(name, endpoints, spec.port?.targetPort))}`;
};

const addressesOf = (name: string, endpoints: Endpoints | undefined, target: number | string | undefined): string => {
  if (!endpoints) return `<error: endpoints ${JSON.stringify(name)} not found>`;
  if (!endpoints.subsets?.length) return '<none>';
  const all = endpoints.subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports
      .filter((port) => target === undefined || String(target) === port.name || Number(target) === port.port)
      .flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  const more = all.length > 3 ? ` + ${all.length - 3} more...` : '';
  return all.slice(0, 3).join(', ') + more;
};

import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { Route, RouteIngress } from '../../../resources/networking/route.ts';
import type { Controller, ControllerContext, WatchedKind } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { type Rejection, rejectedRoutes } from './claimed-hosts.ts';

const ROUTER = 'default';

/**
 * Tells routes whether the router of the cluster lets them in, as its ingress controller does before any traffic flows. Routes that share
 * a host are looked at together.
 *
 * @param domain for applications: `apps.example.com`
 * @see https://github.com/openshift/router/blob/release-4.19/pkg/router/controller/status.go
 */
export const createRouteController = (domain: string): Controller => ({
  name: 'router',
  program: 'openshift-router',
  watches: [watchHosts(domain)],
  reconcile: async (host, context) => {
    const routes = context.listers
      .of<Route>(routeKind)
      .list()
      .filter((route) => hostOf(route, domain) === host);
    const rejected = rejectedRoutes(
      routes.filter((route) => unfit(route) === undefined),
      host,
    );
    for (const route of routes) await tell(route, unfit(route) ?? rejected.get(route), domain, context);
  },
});

const hostOf = ({ spec: { host, subdomain } }: Route, domain: string): string =>
  host || (subdomain ? `${subdomain}.${domain}` : '');

const watchHosts = (domain: string): WatchedKind<Route> => ({
  kind: routeKind,
  keysOf: (route, { previous }) => [...new Set([hostOf(route, domain), hostOf(previous ?? route, domain)])],
});

/** What has nothing to do with other routes. */
const unfit = ({ spec }: Route): Rejection | undefined => {
  if ((spec.wildcardPolicy ?? 'None') !== 'None')
    return { reason: 'RouteNotAdmitted', message: 'wildcard routes are not allowed' };
  return spec.host || spec.subdomain
    ? undefined
    : { reason: 'NoHostValue', message: 'no host value was defined for the route' };
};

const tell = async (
  route: Route,
  rejection: Rejection | undefined,
  domain: string,
  { client, clock }: ControllerContext,
): Promise<void> => {
  const host = hostOf(route, domain);
  const { wildcardPolicy = 'None' } = route.spec;
  const wanted: RouteIngress = {
    ...(host ? { host } : {}),
    routerName: ROUTER,
    conditions: [{ type: 'Admitted', status: rejection === undefined ? 'True' : 'False', ...rejection }],
    routerCanonicalHostname: `router-${ROUTER}.${domain}`,
    wildcardPolicy,
  };
  if (saysSame(ingressOf(route), wanted)) return;
  for (const condition of wanted.conditions ?? []) condition.lastTransitionTime = timestamp(clock.now());
  await client.modify<Route>(
    routeKind,
    route.metadata.namespace,
    route.metadata.name,
    (current) => {
      const all = [...(current.status?.ingress ?? [])];
      const place = all.findIndex(({ routerName }) => routerName === ROUTER);
      all.splice(place < 0 ? all.length : place, 1, { ...wanted });
      current.status = { ...current.status, ingress: all };
    },
    'status',
  );
};

const ingressOf = ({ status }: Route): RouteIngress | undefined =>
  (status?.ingress ?? []).find(({ routerName }) => routerName === ROUTER);

const saysSame = (known: RouteIngress | undefined, wanted: RouteIngress): boolean => {
  const [is, shall] = [known?.conditions?.[0], wanted.conditions?.[0]];
  return (
    (['host', 'wildcardPolicy', 'routerCanonicalHostname'] as const).every(
      (field) => known?.[field] === wanted[field],
    ) && (['status', 'reason', 'message'] as const).every((field) => is?.[field] === shall?.[field])
  );
};

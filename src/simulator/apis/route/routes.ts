import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { Route, RouteTls } from '../../../resources/networking/route.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { refusedHost, refusedHostChange } from './route-permissions.ts';
import { validateRoute } from './validate-route.ts';

/** Marks a host name that nobody asked for. */
const generatedAnnotation = 'openshift.io/host.generated';

/**
 * Routes. Who names no host gets `<route>-<namespace>.<domain>`; to name one takes a right of its own.
 *
 * @param domain the cluster's domain for applications: `apps.example.com`
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/route/apiserver/registry/route
 */
export const routeStorages = (
  machinery: Machinery,
  authorize: Authorizer,
  { domain }: { readonly domain: string },
): RestStorage[] => [
  new RegistryStore<Route>(routeKind, machinery, {
    status: true,
    requireResourceVersion: true,
    applyDefaults,
    prepareForCreate: (route) => {
      route.status = {};
    },
    validate: async (route, context) => {
      const refused = await refusedHost(route, context, authorize);
      if (refused.length === 0) assignHost(route, domain);
      warn(route, context);
      return [...refused, ...validateObjectMeta(route, dnsSubdomain), ...validateRoute(route)];
    },
    prepareForUpdate: (route, old) => {
      route.spec.host ||= old.spec.host ?? '';
      if (!route.spec.host) delete route.spec.host;
    },
    validateUpdate: async (route, old, context) => {
      warn(route, context);
      return [
        ...(await refusedHostChange(route, old, context, authorize)),
        ...validateObjectMetaUpdate(route, old),
        ...validateImmutable(route.spec.wildcardPolicy, old.spec.wildcardPolicy, 'spec.wildcardPolicy'),
        ...validateRoute(route, old),
      ];
    },
    prepareForStatusUpdate: ({ status }) => {
      for (const ingress of status?.ingress ?? []) ingress['wildcardPolicy'] ||= 'None';
    },
  }) as unknown as RestStorage,
];

const applyDefaults = (route: Route): void => {
  route.spec ??= { to: { kind: 'Service', name: '' } };
  const { spec } = route;
  for (const target of [spec.to, ...(spec.alternateBackends ?? [])]) {
    if (!target) continue;
    target.kind ||= 'Service';
    target.weight ??= 100;
  }
  spec.wildcardPolicy ||= 'None';
  if (spec.tls) defaultTermination(spec.tls);
};

/** TLS ends at the router unless another certificate is expected behind it; early spellings are still taken. */
const defaultTermination = (tls: RouteTls): void => {
  const termination = tls.termination;
  if (!termination) {
    if (!tls.destinationCACertificate) tls.termination = 'edge';
  } else if (['Edge', 'Reencrypt', 'Passthrough'].includes(termination)) tls.termination = termination.toLowerCase();
};

const assignHost = (route: Route, domain: string): void => {
  const { metadata, spec } = route;
  if (spec.host || spec.subdomain || spec.wildcardPolicy === 'Subdomain') return;
  spec.host = `${metadata.name}-${metadata.namespace}.${domain}`;
  metadata.annotations = { ...metadata.annotations, [generatedAnnotation]: 'true' };
};

const warn = ({ spec }: Route, { warnings }: RequestContext): void => {
  if (spec.host && spec.subdomain) warnings.push('spec.host is set; spec.subdomain may be ignored');
};

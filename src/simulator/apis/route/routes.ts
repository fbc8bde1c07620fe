import { routeKind } from '../../../resources/kinds.ts';
import type { Route } from '../../../resources/route.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { validateRoute } from './validate-route.ts';

/** Marks a host name that nobody asked for. */
const generatedAnnotation = 'openshift.io/host.generated';

/**
 * Routes. Who names no host gets `<route>-<namespace>.<domain>`. No router admits them: their status stays empty.
 *
 * @param domain the cluster's domain for applications: `apps.example.com`
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/route/apiserver/registry/route
 */
export const routeStorages = (machinery: Machinery, { domain }: { readonly domain: string }): RestStorage[] => [
  new RegistryStore<Route>(routeKind, machinery, {
    status: true,
    applyDefaults,
    prepareForCreate: (route) => {
      route.status = {};
      if (route.spec.host || route.spec.subdomain) return;
      route.spec.host = `${route.metadata.name}-${route.metadata.namespace}.${domain}`;
      route.metadata.annotations = { ...route.metadata.annotations, [generatedAnnotation]: 'true' };
    },
    validate: (route) => [...validateObjectMeta(route, dnsSubdomain), ...validateRoute(route)],
    prepareForUpdate: (route, old) => {
      route.spec.host ||= old.spec.host ?? '';
      if (!route.spec.host) delete route.spec.host;
    },
    validateUpdate: (route, old) => [
      ...validateObjectMetaUpdate(route, old),
      ...validateHostUpdate(route, old),
      ...validateRoute(route),
    ],
    answersDeleteWith: 'status',
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
};

const validateHostUpdate = ({ spec }: Route, old: Route): FieldError[] =>
  spec.host === old.spec.host ? [] : [invalid('spec.host', spec.host, 'field is immutable')];

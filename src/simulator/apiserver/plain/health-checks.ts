/** OpenShift asks of its own servers whether they answer; its readiness does not hang on etcd. */
const READINESS = ['api-openshift-apiserver-available', 'api-openshift-oauth-apiserver-available', 'informer-sync'];

/** Hooks that a real server runs when it starts; this one is past them by being there. */
const HOOKS = [
  'openshift.io-startkubeinformers',
  'openshift.io-openshift-apiserver-reachable',
  'openshift.io-oauth-apiserver-reachable',
  'start-apiserver-admission-initializer',
  'generic-apiserver-start-informers',
  'priority-and-fairness-config-consumer',
  'priority-and-fairness-filter',
  'storage-object-count-tracker-hook',
  'start-apiextensions-informers',
  'start-apiextensions-controllers',
  'crd-informer-synced',
  'start-system-namespaces-controller',
  'start-cluster-authentication-info-controller',
  'start-kube-apiserver-identity-lease-controller',
  'start-kube-apiserver-identity-lease-garbage-collector',
  'start-legacy-token-tracking-controller',
  'start-service-ip-repair-controllers',
  'rbac/bootstrap-roles',
  'scheduling/bootstrap-system-priority-classes',
  'priority-and-fairness-config-producer',
  'bootstrap-controller',
  'aggregator-reload-proxy-client-cert',
  'start-kube-aggregator-informers',
  'apiservice-status-local-available-controller',
  'apiservice-status-remote-available-controller',
  'apiservice-registration-controller',
  'apiservice-wait-for-first-sync',
  'apiservice-discovery-controller',
  'kube-apiserver-autoregistration',
];

const LAST_HOOKS = ['apiservice-openapi-controller', 'apiservice-openapiv3-controller'];

/** The ways to ask how a server is. */
export type HealthPage = 'healthz' | 'livez' | 'readyz';

/**
 * The checks behind a page, in the order of a real server of OpenShift 4.19.
 *
 * @see https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export const healthChecks = (page: HealthPage): readonly string[] => [
  'ping',
  'log',
  ...(page === 'readyz' ? READINESS : ['etcd']),
  ...HOOKS.map(hook),
  'autoregister-completion',
  ...LAST_HOOKS.map(hook),
  ...(page === 'readyz' ? ['shutdown'] : []),
];

const hook = (name: string): string => `poststarthook/${name}`;

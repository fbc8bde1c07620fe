const READINESS = ['etcd-readiness', 'informer-sync'];

/** Hooks that a real server runs when it starts; this one is past them by being there. */
const HOOKS = [
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
  'apiservice-discovery-controller',
  'kube-apiserver-autoregistration',
];

const LAST_HOOKS = ['apiservice-openapi-controller', 'apiservice-openapiv3-controller'];

/** The ways to ask how a server is. */
export type HealthPage = 'healthz' | 'livez' | 'readyz';

/**
 * The checks behind a page, in the order of a real server of Kubernetes 1.32.
 *
 * @see https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export const healthChecks = (page: HealthPage): readonly string[] => [
  'ping',
  'log',
  'etcd',
  ...(page === 'readyz' ? READINESS : []),
  ...HOOKS.map(hook),
  'autoregister-completion',
  ...LAST_HOOKS.map(hook),
  ...(page === 'readyz' ? ['shutdown'] : []),
];

const hook = (name: string): string => `poststarthook/${name}`;

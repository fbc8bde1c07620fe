import { priorityClassKind } from '../../../resources/kinds/kinds.ts';
import {
  apiServiceKind,
  buildConfigurationKind,
  featureGateKind,
  infrastructureKind,
  ingressConfigurationKind,
  projectConfigurationKind,
  proxyKind,
  registryConfigurationKind,
  securityContextConstraintsKind,
} from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { systemPriorities } from '../../../resources/workloads/priority-class.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { MANAGED } from '../../apis/api-registration/api-service.ts';
import { defaultConstraints } from '../../apis/security/default-constraints.ts';
import { isCustomGroup } from '../../apiserver/discovery/custom-group.ts';
import { flowControlObjects } from './flow-schemas.ts';
import { platformDefinitions } from './platform-definitions.ts';

/** The names of an object, and what is in it. */
export interface PlatformObject {
  readonly kind: ResourceKind;
  readonly name: string;
  /** Default: a new one. */
  readonly uid?: string;
  readonly labels?: KubeObject['metadata']['labels'];
  readonly annotations?: KubeObject['metadata']['annotations'];
  readonly generation?: number;
  readonly content: object;
}

/**
 * What tells of the cluster itself: the priorities of its own pods, the groups of its API, what pods may ask of their host, and its
 * configuration.
 *
 * @param appsDomain where routes get their names
 * @param now when the API came up, RFC 3339
 */
export const platformObjects = (catalog: ApiCatalog, appsDomain: string, now: string): PlatformObject[] => [
  ...priorityClasses,
  ...apiServices(catalog, now),
  ...flowControlObjects(now),
  ...defaultConstraints().map((each) => ({ kind: securityContextConstraintsKind, generation: 1, ...each })),
  ...platformDefinitions(now),
  configuration(buildConfigurationKind, {}),
  configuration(featureGateKind, {}),
  configuration(infrastructureKind, {
    spec: { cloudConfig: { name: '' }, platformSpec: { type: 'None' } },
    status: {
      controlPlaneTopology: 'External',
      infrastructureName: 'streamproof',
      infrastructureTopology: 'HighlyAvailable',
      platform: 'None',
      platformStatus: { type: 'None' },
    },
  }),
  configuration(ingressConfigurationKind, { spec: { domain: appsDomain } }),
  configuration(projectConfigurationKind, { spec: {} }),
  configuration(proxyKind, { spec: {}, status: {} }),
  configuration(registryConfigurationKind, { spec: { defaultRoute: false, managementState: 'Managed', replicas: 1 } }),
];

const configuration = (kind: ResourceKind, content: object): PlatformObject => ({
  kind,
  name: 'cluster',
  generation: 1,
  content: { spec: {}, ...content },
});

const priorityClass = (name: string, description: string, value = systemPriorities[name]): PlatformObject => ({
  kind: priorityClassKind,
  name,
  generation: 1,
  content: { description, preemptionPolicy: 'PreemptLowerPriority', value },
});

const priorityClasses = [
  priorityClass(
    'openshift-user-critical',
    'This priority class should be used for user facing OpenShift workload pods only.',
    1_000_000_000,
  ),
  priorityClass(
    'system-cluster-critical',
    'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  ),
  priorityClass(
    'system-node-critical',
    'Used for system critical pods that must not be moved from their current node.',
  ),
];

/** The order in which clients look for a word among the groups of Kubernetes: `[group, version]`. */
const priorities: Readonly<Record<string, readonly [number, number]>> = {
  '/v1': [18000, 1],
  'apps/v1': [17800, 15],
  'events.k8s.io/v1': [17750, 15],
  'authentication.k8s.io/v1': [17700, 15],
  'authorization.k8s.io/v1': [17600, 15],
  'autoscaling/v1': [17500, 15],
  'autoscaling/v2': [17500, 30],
  'batch/v1': [17400, 15],
  'certificates.k8s.io/v1': [17300, 15],
  'networking.k8s.io/v1': [17200, 15],
  'policy/v1': [17100, 15],
  'rbac.authorization.k8s.io/v1': [17000, 15],
  'storage.k8s.io/v1': [16800, 15],
  'apiextensions.k8s.io/v1': [16700, 15],
  'admissionregistration.k8s.io/v1': [16700, 15],
  'scheduling.k8s.io/v1': [16600, 15],
  'coordination.k8s.io/v1': [16500, 15],
  'node.k8s.io/v1': [16300, 15],
  'discovery.k8s.io/v1': [16200, 15],
  'flowcontrol.apiserver.k8s.io/v1': [16100, 21],
  'config.openshift.io/v1': [1100, 100],
  'operator.openshift.io/v1': [1080, 100],
  'operator.openshift.io/v1alpha1': [1080, 100],
};

/** The groups that the aggregated API servers of OpenShift serve. */
const aggregated: Readonly<Record<string, string>> = Object.fromEntries([
  ...['apps', 'authorization', 'build', 'image', 'project', 'quota', 'route', 'security', 'template'].map(
    (name) => [`${name}.openshift.io`, 'openshift-apiserver'] as const,
  ),
  ...['oauth', 'user'].map((name) => [`${name}.openshift.io`, 'openshift-oauth-apiserver'] as const),
]);

const apiServices = (catalog: ApiCatalog, now: string): PlatformObject[] =>
  [...new Map(catalog.storages.map(({ kind }) => [apiVersionOf(kind), kind])).values()]
    // What registers others does not register itself.
    .filter(({ group }) => group !== apiServiceKind.group)
    .map(({ group, version }) => {
      const server = aggregated[group];
      const [groupPriorityMinimum, versionPriority] =
        priorities[`${group}/${version}`] ?? (server === undefined ? [1000, 100] : [9900, 15]);
      return {
        kind: apiServiceKind,
        name: `${version}.${group}`,
        ...(server === undefined ? { labels: { [MANAGED]: isCustomGroup(group) ? 'true' : 'onstart' } } : {}),
        content: {
          spec: {
            ...(group === '' ? {} : { group }),
            groupPriorityMinimum,
            ...(server === undefined ? {} : { service: { name: 'api', namespace: server, port: 443 } }),
            version,
            versionPriority,
          },
          status: { conditions: [server === undefined ? available(now, ...LOCAL) : available(now, ...PASSED)] },
        },
      };
    });

const LOCAL = ['Local APIServices are always available', 'Local'] as const;
const PASSED = ['all checks passed', 'Passed'] as const;

const available = (now: string, message: string, reason: string): object => ({
  lastTransitionTime: now,
  message,
  reason,
  status: 'True',
  type: 'Available',
});

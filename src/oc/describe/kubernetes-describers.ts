import type { CronJob } from '../../resources/cron-job.ts';
import type { DaemonSet } from '../../resources/daemon-set.ts';
import type { Endpoints } from '../../resources/endpoints.ts';
import type { Job } from '../../resources/job.ts';
import {
  clusterRoleBindingKind,
  clusterRoleKind,
  configMapKind,
  cronJobKind,
  daemonSetKind,
  endpointsKind,
  jobKind,
  leaseKind,
  limitRangeKind,
  namespaceKind,
  nodeKind,
  persistentVolumeClaimKind,
  podDisruptionBudgetKind,
  podKind,
  priorityClassKind,
  resourceQuotaKind,
  roleBindingKind,
  roleKind,
  routeKind,
  secretKind,
  serviceAccountKind,
  statefulSetKind,
} from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/label-selector-spec.ts';
import type { LimitRange } from '../../resources/limit-range.ts';
import type { Node } from '../../resources/node.ts';
import type { Pod } from '../../resources/pod.ts';
import type { PodDisruptionBudget } from '../../resources/pod-disruption-budget.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ResourceQuota } from '../../resources/resource-quota.ts';
import type { Route } from '../../resources/route.ts';
import { selectorText } from '../../resources/selector-text.ts';
import type { ServiceAccount } from '../../resources/service-account.ts';
import type { StatefulSet } from '../../resources/stateful-set.ts';
import { describeRole, describeRoleBinding, type RoleBindingObject, type RoleObject } from './access/describe-role.ts';
import { describeServiceAccount } from './access/describe-service-account.ts';
import { eventsOf, type ShownEvents } from './describe-events.ts';
import { describeBudget, describeClaim, describePriorityClass, type StorageClaim } from './describe-policy.ts';
import { describeEndpoints } from './networking/describe-endpoints.ts';
import { describeRoute } from './networking/describe-route.ts';
import { describeNode, type Lease } from './nodes/describe-node.ts';
import { type Describer, type Place, read } from './place.ts';
import { describeLimitRange, describeNamespace, describeQuota } from './projects/describe-limits.ts';
import { type DataObject, describeConfigMap, describeSecret } from './storage/describe-data.ts';
import { describeDaemonSet } from './workloads/describe-daemon-set.ts';
import { describeCronJob, describeJob } from './workloads/describe-job.ts';
import { describeStatefulSet } from './workloads/describe-stateful-set.ts';

/** The descriptions of kinds that image streams have little to do with. */
export const kubernetesDescribers: readonly (readonly [ResourceKind, Describer])[] = [
  [configMapKind, async (place) => withEvents<DataObject>(configMapKind, place, describeConfigMap)],
  [secretKind, async (place) => describeSecret(await read<DataObject>(secretKind, place))],
  [jobKind, async (place) => withEvents<Job>(jobKind, place, describeJob)],
  [cronJobKind, async (place) => withEvents<CronJob>(cronJobKind, place, describeCronJob)],
  [endpointsKind, async (place) => withEvents<Endpoints>(endpointsKind, place, describeEndpoints)],
  [
    podDisruptionBudgetKind,
    async (place) => withEvents<PodDisruptionBudget>(podDisruptionBudgetKind, place, describeBudget),
  ],
  [priorityClassKind, async (place) => withEvents<KubeObject>(priorityClassKind, place, describePriorityClass)],
  [roleKind, async (place) => describeRole(await read<RoleObject>(roleKind, place))],
  [clusterRoleKind, async (place) => describeRole(await read<RoleObject>(clusterRoleKind, place))],
  [roleBindingKind, async (place) => describeRoleBinding(await read<RoleBindingObject>(roleBindingKind, place))],
  [
    clusterRoleBindingKind,
    async (place) => describeRoleBinding(await read<RoleBindingObject>(clusterRoleBindingKind, place)),
  ],
  [resourceQuotaKind, async (place) => describeQuota(await read<ResourceQuota>(resourceQuotaKind, place))],
  [limitRangeKind, async (place) => describeLimitRange(await read<LimitRange>(limitRangeKind, place))],
  [
    namespaceKind,
    async (place) =>
      describeNamespace(
        await read(namespaceKind, place),
        await all<ResourceQuota>(resourceQuotaKind, { ...place, namespace: place.name }),
        await all<LimitRange>(limitRangeKind, { ...place, namespace: place.name }),
      ),
  ],
  [
    daemonSetKind,
    async (place) => {
      const set = await read<DaemonSet>(daemonSetKind, place);
      const pods = await podsOf(set.spec.selector, place);
      return describeDaemonSet(set, pods, await eventsOf(place, set), place.now);
    },
  ],
  [
    statefulSetKind,
    async (place) => {
      const set = await read<StatefulSet>(statefulSetKind, place);
      const pods = await podsOf(set.spec.selector, place);
      return describeStatefulSet(set, pods, await eventsOf(place, set), place.now);
    },
  ],
  [
    serviceAccountKind,
    async (place) => {
      const secrets = await all<DataObject>(secretKind, place);
      return await withEvents<ServiceAccount>(serviceAccountKind, place, (account, events, now) =>
        describeServiceAccount(account, secrets, events, now),
      );
    },
  ],
  [
    persistentVolumeClaimKind,
    async (place) => {
      const pods = await all<Pod>(podKind, place);
      const users = pods.filter(({ spec }) =>
        spec.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === place.name),
      );
      return await withEvents<StorageClaim>(persistentVolumeClaimKind, place, (claim, events, now) =>
        describeClaim(
          claim,
          users.map(({ metadata }) => metadata.name),
          events,
          now,
        ),
      );
    },
  ],
  [
    nodeKind,
    async (place) => {
      const { client, name, now } = place;
      const node = await client.get<Node>(nodeKind, '', name);
      const lease = await client.find<Lease>(leaseKind, 'kube-node-lease', name);
      const fieldSelector = `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded`;
      const { items: pods } = await client.list<Pod>(podKind, '', { fieldSelector, limit: 500 });
      const about = { ...node, kind: nodeKind.kind };
      const byController = await eventsOf(place, about);
      // A kubelet names its node where others give the UID.
      const byKubelet = await eventsOf(place, { ...about, metadata: { ...node.metadata, uid: name } });
      const events = byController && byKubelet && [...byController, ...byKubelet];
      return describeNode(node, { lease, pods, events }, now);
    },
  ],
  [
    routeKind,
    async (place) => {
      const route = await read<Route>(routeKind, place);
      const names = [route.spec.to, ...(route.spec.alternateBackends ?? [])].map(({ name }) => name);
      const endpoints = await Promise.all(
        names.map(
          async (name) => [name, await place.client.find<Endpoints>(endpointsKind, place.namespace, name)] as const,
        ),
      );
      return describeRoute(route, new Map(endpoints), place.now);
    },
  ],
];

const all = async <T extends KubeObject>(kind: ResourceKind, { client, namespace }: Place): Promise<T[]> =>
  (await client.list<T>(kind, namespace)).items;

const podsOf = async (selector: LabelSelectorSpec, { client, namespace }: Place): Promise<Pod[]> =>
  (await client.list<Pod>(podKind, namespace, { labelSelector: selectorText(selector) })).items;

const withEvents = async <T extends KubeObject>(
  kind: ResourceKind,
  place: Place,
  describe: (object: T, events: ShownEvents, now: number) => string,
): Promise<string> => {
  const object = await read<T>(kind, place);
  return describe(object, await eventsOf(place, { ...object, kind: kind.kind }), place.now);
};

import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ClusterResourceQuota, NamespaceUsage } from '../../../resources/projects/cluster-resource-quota.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type Outcome,
  type WatchedKind,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { addUsage } from '../../apimachinery/quota/quota-usage.ts';
import { clusterQuotasFor, selectsProject } from '../../apimachinery/quota/selected-projects.ts';
import { usageInNamespace } from './usage-in-namespace.ts';
import { watchWhatGoes } from './watch-what-goes.ts';

/** How long a quota stays uncounted at most, in milliseconds. */
const RESYNC = 5 * 60_000;

/**
 * Counts what several projects take of the quota that they share, each for itself and all together: when the quota or the
 * choice of projects changes, when something goes, and every five minutes. A quota that no project is chosen by has no status.
 *
 * @param kinds all that can be counted
 * @see https://github.com/openshift/cluster-policy-controller/tree/release-4.19/pkg/quota/clusterquotareconciliation
 */
export const createClusterQuotaController = (kinds: readonly ResourceKind[]): Controller => ({
  name: 'cluster-quota-reconciliation-controller',
  program: 'cluster-policy-controller',
  watches: [watchLimits, watchProjects, ...watchWhatGoes(kinds, clusterQuotasFor)],
  reconcile: async (key, context) => {
    const quota = byKey(context.listers.of<ClusterResourceQuota>(clusterResourceQuotaKind), key);
    return quota === undefined ? undefined : count(quota, kinds, context);
  },
});

const count = async (
  quota: ClusterResourceQuota,
  kinds: readonly ResourceKind[],
  { client, listers, clock }: ControllerContext,
): Promise<Outcome> => {
  const { hard = {} } = quota.spec.quota;
  const known = (quota.status?.namespaces ?? []).map(({ namespace }) => namespace);
  const chosen = chosenProjects(quota, listers);
  const inOrder = [...known.filter((name) => chosen.includes(name)), ...chosen.filter((name) => !known.includes(name))];
  const limits = { spec: quota.spec.quota } as ResourceQuota;
  const namespaces = inOrder.map((namespace): NamespaceUsage => {
    const used = usageInNamespace(limits, namespace, kinds, listers, clock.now());
    return { namespace, status: { hard, used } };
  });
  const zero: ResourceList = Object.fromEntries(
    Object.keys(quota.status?.total.used ?? {})
      .filter((name) => name in hard)
      .map((name) => [name, '0']),
  );
  const used = namespaces.reduce((all, { status }) => addUsage(all, status.used ?? {}), zero);
  const status = { namespaces, total: { hard, used } };
  const isUncounted = quota.status === undefined && namespaces.length === 0;
  if (!isUncounted && !equal(quota.status, status)) {
    const write = (current: ClusterResourceQuota): void => void (current.status = status);
    await client.modify<ClusterResourceQuota>(
      clusterResourceQuotaKind,
      undefined,
      quota.metadata.name,
      write,
      'status',
    );
  }
  return { requeueAfter: RESYNC };
};

const chosenProjects = (quota: ClusterResourceQuota, listers: Listers): string[] =>
  listers
    .of(namespaceKind)
    .list()
    .filter((project) => selectsProject(quota, project))
    .map(({ metadata }) => metadata.name);

/** What admission counts meanwhile must not be counted again before it is stored. */
const watchLimits: WatchedKind<ClusterResourceQuota> = {
  kind: clusterResourceQuotaKind,
  keysOf: (quota, { deleted, listers }) => {
    const { hard = {} } = quota.spec.quota;
    const counted = new Map((quota.status?.namespaces ?? []).map(({ namespace, status }) => [namespace, status.hard]));
    const chosen = chosenProjects(quota, listers);
    const isCounted = counted.size === chosen.length && chosen.every((name) => equal(counted.get(name), hard));
    return deleted || isCounted ? [] : [keyOf(quota)];
  },
};

/** A project that comes, goes or is labelled may change whom a quota is shared by. */
const watchProjects: WatchedKind = {
  kind: namespaceKind,
  keysOf: (project, { previous, deleted, listers }) => {
    const { labels, annotations } = project.metadata;
    const isSame = previous && equal([labels, annotations], [previous.metadata.labels, previous.metadata.annotations]);
    if (isSame && !deleted) return [];
    return listers
      .of<ClusterResourceQuota>(clusterResourceQuotaKind)
      .list()
      .filter((quota) => selectsProject(quota, project) || (previous && selectsProject(quota, previous)))
      .map(keyOf);
  },
};

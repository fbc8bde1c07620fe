import { resourceQuotaKind } from '../../../resources/kinds/kinds.ts';
import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ClusterResourceQuota, NamespaceUsage } from '../../../resources/projects/cluster-resource-quota.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { addUsage, subtractUsage } from '../../apimachinery/quota/quota-usage.ts';
import { clusterQuotasFor } from '../../apimachinery/quota/selected-projects.ts';

/** Where quotas of a project come from, all in the form of those that a project has of its own. */
export interface QuotaSource {
  quotasFor(namespace: string): readonly ResourceQuota[];
  /** Writes what is used from now on. @param used computes it from the quota as it is when it is written */
  charge(quota: ResourceQuota, namespace: string, used: (current: ResourceQuota) => ResourceList): Promise<unknown>;
}

/** The quotas of a project itself. */
export const projectQuotas = (client: Client, listers: Listers): QuotaSource => {
  const quotas = listers.of<ResourceQuota>(resourceQuotaKind);
  return {
    quotasFor: (namespace) => quotas.list(namespace),
    charge: ({ metadata: { name } }, namespace, used) =>
      client.modify<ResourceQuota>(
        resourceQuotaKind,
        namespace,
        name,
        (current) => void (current.status = { ...current.status, used: used(current) }),
        'status',
      ),
  };
};

/** The quotas that a project shares with others: what it takes counts in all and for itself. */
export const sharedQuotas = (client: Client, listers: Listers): QuotaSource => ({
  quotasFor: (namespace) => clusterQuotasFor(namespace, listers).map(inProject),
  charge: ({ metadata: { name } }, namespace, used) =>
    client.modify<ClusterResourceQuota>(
      clusterResourceQuotaKind,
      undefined,
      name,
      (current) => {
        const { total = {}, namespaces } = current.status ?? {};
        const next = used(inProject(current));
        const taken = subtractUsage(next, total.used ?? {});
        current.status = {
          total: { ...total, used: next },
          namespaces: withUsage(namespaces ?? [], namespace, taken),
        };
      },
      'status',
    ),
});

const inProject = ({ metadata, spec, status }: ClusterResourceQuota): ResourceQuota =>
  ({
    apiVersion: 'v1',
    kind: resourceQuotaKind.kind,
    metadata,
    spec: spec.quota,
    status: status?.total ?? {},
  }) as ResourceQuota;

const withUsage = (all: readonly NamespaceUsage[], namespace: string, taken: ResourceList): NamespaceUsage[] => {
  const before = all.find((each) => each.namespace === namespace);
  const after = { namespace, status: { ...before?.status, used: addUsage(before?.status.used ?? {}, taken) } };
  return before === undefined ? [...all, after] : all.map((each) => (each === before ? after : each));
};

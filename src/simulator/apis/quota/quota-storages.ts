import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { appliedClusterQuotas } from './applied-cluster-quotas.ts';
import { validateClusterQuota } from './validate-cluster-quota.ts';

/** Quotas over several projects: as administrators write them, and as the members of a project see them. */
export const quotaStorages = (machinery: Machinery, listers: Listers): RestStorage[] => [
  plainStorage(clusterResourceQuotaKind, machinery, {
    generation: true,
    status: true,
    requireResourceVersion: true,
    ...checkedBy((quota) => validateClusterQuota(quota as ClusterResourceQuota)),
  }),
  appliedClusterQuotas(listers),
];

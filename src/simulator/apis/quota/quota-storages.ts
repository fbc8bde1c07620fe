import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { customResourceStorages } from '../custom-resources/custom-resources.ts';
import { appliedClusterQuotas } from './applied-cluster-quotas.ts';
import { clusterQuotaDefinition } from './cluster-quota-definition.ts';
import { validateClusterQuota } from './validate-cluster-quota.ts';

/** Quotas over several projects: as administrators write them, and as the members of a project see them. */
export const quotaStorages = (machinery: Machinery, listers: Listers): RestStorage[] => [
  ...customResourceStorages(clusterQuotaDefinition, machinery, listers, {
    validate: (quota) => validateClusterQuota(quota as ClusterResourceQuota),
  }),
  appliedClusterQuotas(listers),
];

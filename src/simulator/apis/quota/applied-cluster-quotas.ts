import { appliedClusterResourceQuotaKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { clusterQuotasFor } from '../../apimachinery/quota/selected-projects.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { isSelected } from '../../apimachinery/selection/selection.ts';
import { notFound } from '../../apimachinery/status-error.ts';

/**
 * The quotas over several projects that count a project, for those who may not see them all. A list over all projects is
 * empty, as on the real server.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/quota/apiserver/registry/appliedclusterresourcequota
 */
export const appliedClusterQuotas = (listers: Listers): RestStorage => ({
  kind,
  get: async ({ namespace = '' }, name) => {
    const quota = clusterQuotasFor(namespace, listers).find(({ metadata }) => metadata.name === name);
    if (quota === undefined) throw notFound({ group: kind.group, plural: kind.singular }, name);
    return applied(quota);
  },
  list: async ({ namespace = '' }, options): Promise<KubeList> => ({
    apiVersion: apiVersionOf(kind),
    kind: `${kind.kind}List`,
    metadata: {} as KubeList['metadata'],
    items: clusterQuotasFor(namespace, listers)
      .filter((quota) => isSelected(options, quota))
      .map(applied),
  }),
});

const applied = (quota: ClusterResourceQuota): KubeObject => ({ ...quota, kind: kind.kind });

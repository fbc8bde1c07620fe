import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import type { Listers } from '../lister.ts';
import { labelSelectorOf } from '../selection/label-selector.ts';

/**
 * Whether a quota over several projects counts this one: its labels and its annotations must both match, where both are named.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/building_applications/quotas
 */
export const selectsProject = ({ spec }: ClusterResourceQuota, { metadata }: KubeObject): boolean => {
  const { labels, annotations } = spec.selector;
  const wanted = Object.entries(annotations ?? {});
  return (
    (labels === undefined || labels === null || labelSelectorOf(labels)(metadata.labels ?? {})) &&
    wanted.every(([key, value]) => metadata.annotations?.[key] === value)
  );
};

/** The quotas over several projects that count a project, by name. */
export const clusterQuotasFor = (namespace: string, listers: Listers): ClusterResourceQuota[] => {
  const quotas = listers.of<ClusterResourceQuota>(clusterResourceQuotaKind).list();
  const project = quotas.length === 0 ? undefined : listers.of(namespaceKind).get(undefined, namespace);
  return project === undefined ? [] : quotas.filter((quota) => selectsProject(quota, project));
};

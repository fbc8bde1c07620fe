import { appliedClusterResourceQuotaKind, clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import type { Describers } from '../place.ts';
import { usageLines } from './describe-limits.ts';

/** What `oc describe` prints of a quota over several projects; members of a project see the same of those that apply to it. */
export const describeClusterQuota = (quota: ClusterResourceQuota, now: number): string => {
  const { labels, annotations } = quota.spec.selector;
  const projects = (quota.status?.namespaces ?? []).map(({ namespace }) => JSON.stringify(namespace));
  const scopes = quota.spec.quota.scopes ?? [];
  return alignOpenShift(
    [
      describeMeta(quota.metadata, now),
      `Namespace Selector: [${projects.join(' ')}]\n`,
      `Label Selector: ${labels ? selectorText(labels) : ''}\n`,
      `AnnotationSelector: map[${goPairs(annotations ?? {})}]\n`,
      scopes.length === 0 ? '' : field('Scopes', [...scopes].sort().join(', ')),
      'Resource\tUsed\tHard\n--------\t----\t----\n',
      usageLines({ ...quota, spec: {}, status: quota.status?.total ?? {} }, ''),
    ].join(''),
  );
};

/** The descriptions of the kinds of quota.openshift.io. */
export const clusterQuotaDescribers: Describers = [
  [
    clusterResourceQuotaKind,
    async ({ client, name, now }) =>
      describeClusterQuota(await client.get<ClusterResourceQuota>(clusterResourceQuotaKind, '', name), now),
  ],
  [
    appliedClusterResourceQuotaKind,
    async ({ client, namespace, name, now }) =>
      describeClusterQuota(
        await client.get<ClusterResourceQuota>(appliedClusterResourceQuotaKind, namespace, name),
        now,
      ),
  ],
];

const goPairs = (map: Readonly<Record<string, string>>): string =>
  Object.keys(map)
    .sort()
    .map((key) => `${key}:${map[key]}`)
    .join(' ');

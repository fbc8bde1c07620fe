import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LimitRange } from '../../../resources/projects/limit-range.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import { limitHead, limitLines, usageLines } from './describe-limits.ts';

/** A project of project.openshift.io/v1. */
export interface Project extends KubeObject {
  status?: { phase?: string };
}

/** What `oc describe project` prints. */
export const describeProject = (
  { metadata, status }: Project,
  quotas: readonly ResourceQuota[],
  ranges: readonly LimitRange[],
  now: number,
): string => {
  const annotations = metadata.annotations ?? {};
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Display Name', annotations[projectAnnotations.displayName]),
      field('Description', annotations[projectAnnotations.description]),
      field('Status', status?.phase),
      field('Node Selector', annotations[projectAnnotations.nodeSelector]),
      quotas.length === 0 ? field('Quota', undefined) : 'Quota:\n',
      ...quotas.map(
        (quota) =>
          `\tName:\t${quota.metadata.name}\n\tResource\tUsed\tHard\n\t--------\t----\t----\n${usageLines(quota, '\t')}`,
      ),
      ranges.length === 0 ? field('Resource limits', undefined) : 'Resource limits:\n',
      ...ranges.map((range) => `\tName:\t${range.metadata.name}\n${limitHead('\t')}${limitLines(range, '\t')}`),
    ].join(''),
  );
};

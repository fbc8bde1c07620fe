import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LimitRange } from '../../../resources/limit-range.ts';
import type { ResourceQuota } from '../../../resources/resource-quota.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** A namespace. */
export interface NamespaceObject extends KubeObject {
  status?: { phase?: string };
}

/** What `oc describe quota` prints. */
export const describeQuota = (quota: ResourceQuota): string =>
  alignKubernetes(
    `Name:\t${quota.metadata.name}\nNamespace:\t${quota.metadata.namespace}\n${scopesLine(quota, '')}Resource\tUsed\tHard\n--------\t----\t----\n${usageLines(quota, '')}`,
  );

/** What `oc describe limits` prints. */
export const describeLimitRange = (range: LimitRange): string =>
  alignKubernetes(
    `Name:\t${range.metadata.name}\nNamespace:\t${range.metadata.namespace}\n${limitHead('')}${limitLines(range, '')}`,
  );

/** What `oc describe namespace` prints. */
export const describeNamespace = (
  { metadata, status }: NamespaceObject,
  quotas: readonly ResourceQuota[],
  ranges: readonly LimitRange[],
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Status:\t${status?.phase ?? ''}\n\n`,
      quotas.length === 0 ? 'No resource quota.\n' : 'Resource Quotas\n',
      ...quotas.map(
        (quota) =>
          `  Name:\t${quota.metadata.name}\n${scopesLine(quota, '  ')}  Resource\tUsed\tHard\n  --------\t---\t---\n${usageLines(quota, '  ')}`,
      ),
      '\n',
      ranges.length === 0 ? 'No LimitRange resource.\n' : `Resource Limits\n${limitHead(' ')}`,
      ...ranges.map((range) => limitLines(range, ' ')),
    ].join(''),
  );

const scopesLine = ({ spec }: ResourceQuota, indent: string): string =>
  spec?.scopes?.length ? `${indent}Scopes:\t${[...spec.scopes].sort().join(', ')}\n` : '';

/** The rows of what is used of a quota, and of what there is. */
export const usageLines = ({ status }: ResourceQuota, indent: string): string =>
  Object.keys(status?.hard ?? {})
    .sort()
    .map((resource) => `${indent}${resource}\t${status?.used?.[resource] ?? '0'}\t${status?.hard?.[resource]}\n`)
    .join('');

/** The heads of the columns of {@link limitLines}. */
export const limitHead = (indent: string): string =>
  `${indent}Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio\n${indent}----\t--------\t---\t---\t---------------\t-------------\t-----------------------\n`;

/** A row for each type and resource of a limit range. */
export const limitLines = ({ spec }: LimitRange, indent: string): string =>
  (spec?.limits ?? [])
    .flatMap(({ type, ...limits }) => {
      const columns = [limits.min, limits.max, limits.defaultRequest, limits.default, limits.maxLimitRequestRatio];
      const resources = [...new Set(columns.flatMap((column) => Object.keys(column ?? {})))].sort();
      return resources.map(
        (resource) =>
          `${indent}${[type, resource, ...columns.map((column) => column?.[resource] ?? '-')].join('\t')}\n`,
      );
    })
    .join('');

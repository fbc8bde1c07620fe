import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LimitRange } from '../../../resources/projects/limit-range.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** A namespace. */
export interface NamespaceObject extends KubeObject {
  status?: { phase?: string };
}

/** What `oc describe quota` prints. */
export const describeQuota = (quota: ResourceQuota): string =>
  alignKubernetes(
    `Name:\t${quota.metadata.name}\nNamespace:\t${quota.metadata.namespace}\n${scopesLine(quota, '', ' *')}Resource\tUsed\tHard\n--------\t----\t----\n${usageLines(quota, '')}`,
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
          `  Name:\t${quota.metadata.name}\n${scopesLine(quota, '  ', '*')}  Resource\tUsed\tHard\n  --------\t---\t---\n${usageLines(quota, '  ')}`,
      ),
      '\n',
      ranges.length === 0 ? 'No LimitRange resource.\n' : `Resource Limits\n${limitHead(' ')}`,
      ...ranges.map((range) => limitLines(range, ' ')),
    ].join(''),
  );

/** What a quota counts: its scopes in a line and, for those of pods, what they mean. */
const scopesLine = ({ spec }: ResourceQuota, indent: string, bullet: string): string => {
  const scopes = [...(spec?.scopes ?? [])].sort();
  const meanings = scopes.flatMap((scope) => (SCOPES[scope] ? [`${indent}${bullet} ${SCOPES[scope]}\n`] : []));
  return scopes.length === 0 ? '' : `${indent}Scopes:\t${scopes.join(', ')}\n${meanings.join('')}`;
};

const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

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

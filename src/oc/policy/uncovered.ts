import type { PolicyRule } from '../../resources/access/role.ts';

/** What of some rules others do not allow: one rule for each verb, group, resource and name, as roles are compared. */
export const uncovered = (held: readonly PolicyRule[], wanted: readonly PolicyRule[]): PolicyRule[] =>
  wanted.flatMap(parts).filter((part) => !held.some((rule) => allows(rule, part)));

const parts = ({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): PolicyRule[] => {
  const found: PolicyRule[] = [];
  for (const group of apiGroups ?? [])
    for (const resource of resources ?? [])
      for (const verb of verbs)
        for (const name of resourceNames?.length ? resourceNames : [undefined])
          found.push({
            verbs: [verb],
            apiGroups: [group],
            resources: [resource],
            ...(name !== undefined && { resourceNames: [name] }),
          });
  for (const url of nonResourceURLs ?? [])
    for (const verb of verbs) found.push({ verbs: [verb], nonResourceURLs: [url] });
  return found;
};

/** Whether a rule allows one that {@link parts} made. */
const allows = (rule: PolicyRule, part: PolicyRule): boolean => {
  const has = (field: 'verbs' | 'apiGroups' | 'resources', ...also: string[]): boolean =>
    ['*', ...(part[field] ?? []), ...also].some((each) => rule[field]?.includes(each));
  if (!has('verbs')) return false;
  const [url] = part.nonResourceURLs ?? [];
  if (url !== undefined) return rule.nonResourceURLs?.some((each) => matches(each, url)) ?? false;
  const [, subresource] = part.resources?.[0]?.split('/') ?? [];
  const [name] = part.resourceNames ?? [];
  return (
    has('apiGroups') &&
    has('resources', ...(subresource === undefined ? [] : [`*/${subresource}`])) &&
    (!rule.resourceNames?.length || (name !== undefined && rule.resourceNames.includes(name)))
  );
};

const matches = (pattern: string, url: string): boolean =>
  pattern === url || (pattern.endsWith('*') && url.startsWith(pattern.replace(/\*+$/, '')));

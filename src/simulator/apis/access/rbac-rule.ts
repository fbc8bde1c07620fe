import type { PolicyRule } from '../../../resources/access/role.ts';
import type { AccessRequest } from '../../apimachinery/authorizer.ts';

/** An access, whoever asks for it. */
export type Access = Omit<AccessRequest, 'user'>;

/** Whether one rule allows an access. The legacy groups of OpenShift (`""` for its own resources) are not considered. */
export const ruleAllows = (rule: PolicyRule, access: Access): boolean => {
  if (!includes(rule.verbs, access.verb)) return false;
  if (access.nonResourcePath !== undefined)
    return (rule.nonResourceURLs ?? []).some((pattern) => pathMatches(pattern, access.nonResourcePath ?? ''));
  return (
    includes(rule.apiGroups ?? [], access.group ?? '') &&
    resourceMatches(rule.resources ?? [], access) &&
    (rule.resourceNames === undefined ||
      rule.resourceNames.length === 0 ||
      rule.resourceNames.includes(access.name ?? ''))
  );
};

const includes = (list: readonly string[], value: string): boolean => list.includes('*') || list.includes(value);

const resourceMatches = (resources: readonly string[], { resource = '', subresource }: Access): boolean => {
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  return resources.some(
    (each) => each === '*' || each === full || (subresource !== undefined && each === `*/${subresource}`),
  );
};

const pathMatches = (pattern: string, path: string): boolean =>
  pattern === '*' || pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)));

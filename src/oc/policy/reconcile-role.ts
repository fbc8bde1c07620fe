import type { PolicyRule, Role } from '../../resources/access/role.ts';
import { isProtected, mergedMetadata, type Reconciliation } from './reconciliation.ts';
import { uncovered } from './uncovered.ts';

/**
 * What a role lacks of an expected one, and what it has besides.
 *
 * @param removesExtra whether it may have no more than the expected one
 * @see https://github.com/kubernetes/component-helpers/blob/release-1.32/auth/rbac/reconciliation/reconcile_role.go
 */
export const reconcileRole = (existing: Role, expected: Role, removesExtra: boolean): Reconciliation<PolicyRule> => {
  const { metadata, isChanged } = mergedMetadata(existing, expected);
  const [rules, expectedRules] = [existing.rules ?? [], expected.rules ?? []];
  const bothAggregated = existing.aggregationRule && expected.aggregationRule;
  const missing = uncovered(rules, expectedRules);
  const extra = bothAggregated ? [] : uncovered(expectedRules, rules);
  const hasOtherRules = missing.length > 0 || (removesExtra && extra.length > 0);
  const aggregationRule = aggregationOf(existing, expected, removesExtra);
  const isOtherwiseAggregated = JSON.stringify(aggregationRule) !== JSON.stringify(existing.aggregationRule);
  const { aggregationRule: _, ...role } = existing;
  const reconciled: Role = {
    ...role,
    metadata,
    ...(aggregationRule && { aggregationRule }),
    rules: !hasOtherRules ? existing.rules : removesExtra ? expectedRules : [...rules, ...missing],
  };
  return {
    object: reconciled,
    operation: isChanged || hasOtherRules || isOtherwiseAggregated ? 'update' : 'none',
    isProtected: isProtected(existing),
    missing,
    extra,
  };
};

const aggregationOf = (existing: Role, expected: Role, removesExtra: boolean): Role['aggregationRule'] => {
  if (expected.aggregationRule === undefined) return undefined;
  const [own = [], wanted = []] = [existing, expected].map(
    ({ aggregationRule }) => aggregationRule?.clusterRoleSelectors,
  );
  const beyond = (selectors: typeof own, others: typeof own): typeof own =>
    selectors.filter((each) => !others.some((other) => JSON.stringify(other) === JSON.stringify(each)));
  const missing = beyond(wanted, own);
  if (removesExtra && (missing.length > 0 || beyond(own, wanted).length > 0)) return expected.aggregationRule;
  return missing.length === 0 ? existing.aggregationRule : { clusterRoleSelectors: [...own, ...missing] };
};

import type { PolicyRule, Role } from '../../resources/access/role.ts';
import { labelSelectorOf } from './selection/label-selector.ts';

/**
 * The rules of a cluster role that consists of others: those of the others in the order of their names, each once.
 *
 * @param all in the order of their names
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export const aggregatedRules = (role: Role, all: readonly Role[]): PolicyRule[] => {
  const rules = new Map<string, PolicyRule>();
  for (const selector of role.aggregationRule?.clusterRoleSelectors ?? []) {
    const selects = labelSelectorOf(selector);
    for (const { metadata, rules: others } of all) {
      if (metadata.name === role.metadata.name || !selects(metadata.labels ?? {})) continue;
      for (const rule of others ?? []) {
        const text = textOf(rule);
        if (!rules.has(text)) rules.set(text, rule);
      }
    }
  }
  return [...rules.values()];
};

/** The rules that a cluster has from the start are the same ones in all clusters of a process. */
const texts = new WeakMap<PolicyRule, string>();

const textOf = (rule: PolicyRule): string => {
  let text = texts.get(rule);
  if (text === undefined) texts.set(rule, (text = JSON.stringify(rule)));
  return text;
};

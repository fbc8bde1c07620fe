import type { KubeObject } from '../../../resources/kube-object.ts';

interface Match {
  matchPolicy?: string;
  namespaceSelector?: object;
  objectSelector?: object;
  resourceRules?: { scope?: string }[];
  excludeResourceRules?: { scope?: string }[];
}

/** What the API fills in for admission policies. */
export const policyDefaults = ({
  spec,
}: KubeObject & { spec?: { failurePolicy?: string; matchConstraints?: Match } }): void => {
  if (spec === undefined) return;
  spec.failurePolicy ??= 'Fail';
  matchDefaults(spec.matchConstraints);
};

/** What the API fills in for what says where a policy holds. */
export const policyBindingDefaults = ({ spec }: KubeObject & { spec?: { matchResources?: Match } }): void =>
  matchDefaults(spec?.matchResources);

const matchDefaults = (match: Match | undefined): void => {
  if (match === undefined) return;
  match.matchPolicy ??= 'Equivalent';
  match.namespaceSelector ??= {};
  match.objectSelector ??= {};
  for (const rule of [...(match.resourceRules ?? []), ...(match.excludeResourceRules ?? [])]) rule.scope ??= '*';
};

import { matchResourcesDefaults } from './validate-match-resources.ts';
import type { AdmissionPolicy } from './validate-policy.ts';
import type { PolicyBinding } from './validate-policy-binding.ts';

export const policyDefaults = ({ spec }: AdmissionPolicy): void => {
  if (spec === undefined) return;
  spec.failurePolicy ??= 'Fail';
  if (spec.matchConstraints !== undefined) matchResourcesDefaults(spec.matchConstraints);
};

export const policyBindingDefaults = ({ spec }: PolicyBinding): void => {
  if (spec?.matchResources !== undefined) matchResourcesDefaults(spec.matchResources);
};

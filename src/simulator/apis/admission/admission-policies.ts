import { admissionPolicyBindingKind, admissionPolicyKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Surroundings } from '../admission-registration/matched-write.ts';
import type { AdmissionPolicy } from '../admission-registration/validate-policy.ts';
import type { PolicyBinding } from '../admission-registration/validate-policy-binding.ts';

/** Groups of reviews: who policies kept from asking could do nothing at all. */
const REVIEWS = new Set(['authentication.k8s.io', 'authorization.k8s.io']);

/**
 * Holds writes against the rules in CEL that `ValidatingAdmissionPolicy` objects have, where their bindings say so.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const admissionPolicies = (surroundings: Surroundings): Admission => {
  const { listers } = surroundings;
  const policies = listers.of<AdmissionPolicy>(admissionPolicyKind);
  const bindings = listers.of<PolicyBinding>(admissionPolicyBindingKind);
  return (attributes) => {
    const bound = bindings.list();
    return bound.length === 0 || attributes.context.isAdmitted || REVIEWS.has(attributes.kind.group)
      ? undefined
      : import('../admission-registration/decide-by-policies.ts').then(({ decideByPolicies }) =>
          decideByPolicies(attributes, policies.list(), bound, surroundings),
        );
  };
};

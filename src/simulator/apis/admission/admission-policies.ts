import { admissionPolicyBindingKind, admissionPolicyKind } from '../../../resources/platform-kinds.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { AdmissionPolicy } from '../admission-registration/validate-policy.ts';
import type { PolicyBinding } from '../admission-registration/validate-policy-binding.ts';

/**
 * Holds writes against the rules in CEL that `ValidatingAdmissionPolicy` objects have, where their bindings say so.
 *
 * @param catalog knows the kinds whose objects policies take as parameters
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const admissionPolicies = (listers: Listers, catalog: ApiCatalog): Admission => {
  const policies = listers.of<AdmissionPolicy>(admissionPolicyKind);
  const bindings = listers.of<PolicyBinding>(admissionPolicyBindingKind);
  return (attributes) => {
    const bound = bindings.list();
    return bound.length === 0
      ? undefined
      : import('../admission-registration/decide-by-policies.ts').then(({ decideByPolicies }) =>
          decideByPolicies(attributes, policies.list(), bound, { listers, catalog }),
        );
  };
};

import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { forbidden, StatusError } from '../../apimachinery/status-error.ts';
import { CostBudget } from '../cel/cost-budget.ts';
import { nameOf } from './admission-request.ts';
import { failuresOf, type PolicyFailure } from './failures-of.ts';
import { matchedWrite, type Surroundings } from './matched-write.ts';
import { paramsOf } from './policy-params.ts';
import { policyVariables } from './policy-variables.ts';
import { asRequested, type SeenWrite, seenAs } from './seen-as.ts';
import type { AdmissionPolicy } from './validate-policy.ts';
import type { PolicyBinding } from './validate-policy-binding.ts';

/**
 * Asks all policies that are bound to a write. What a binding only warns of becomes a warning.
 *
 * @throws StatusError in the words of the first policy that denies
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/policy/validating/dispatcher.go
 */
export const decideByPolicies = async (
  written: AdmissionAttributes,
  policies: readonly AdmissionPolicy[],
  bindings: readonly PolicyBinding[],
  surroundings: Surroundings,
): Promise<void> => {
  const { attributes } = await asRequested(written, surroundings.catalog);
  let refused: StatusError | undefined;
  for (const policy of policies) {
    const found = matchedWrite(policy.spec?.matchConstraints ?? {}, attributes, surroundings);
    if (found === undefined) continue;
    const seen = await seenAs(found, attributes, surroundings.catalog);
    for (const binding of bindings) {
      const { policyName, matchResources = {}, validationActions = [] } = binding.spec ?? {};
      if (policyName !== policy.metadata.name) continue;
      if (matchedWrite(matchResources, attributes, surroundings) === undefined) continue;
      for (const failure of await failures(policy, binding, seen, attributes, surroundings)) {
        if (failure.isMisconfigured || validationActions.includes('Deny'))
          refused ??= refusal(policy, binding, failure, attributes);
        if (!failure.isMisconfigured && validationActions.includes('Warn'))
          attributes.context.warnings.push(
            `Validation failed for ValidatingAdmissionPolicy '${policy.metadata.name}' with binding '${binding.metadata.name}': ${failure.message}`,
          );
      }
    }
  }
  if (refused !== undefined) throw refused;
};

const failures = async (
  policy: AdmissionPolicy,
  binding: PolicyBinding,
  { attributes }: SeenWrite,
  requested: AdmissionAttributes,
  surroundings: Surroundings,
): Promise<PolicyFailure[]> => {
  const found = paramsOf(policy, binding, requested, surroundings);
  if (typeof found === 'string') {
    const message = `failed to configure binding: ${found}`;
    return policy.spec?.failurePolicy === 'Ignore' ? [] : [{ message, reason: undefined, isMisconfigured: true }];
  }
  const all: PolicyFailure[] = [];
  for (const params of found) {
    const budget = new CostBudget();
    const variables = await policyVariables(policy.spec, attributes, params, surroundings, requested, budget);
    all.push(...(await failuresOf(policy, variables, budget)));
  }
  return all;
};

const CODES: Readonly<Record<string, number>> = { Forbidden: 403, Unauthorized: 401, RequestEntityTooLarge: 413 };

const refusal = (
  { metadata: { name: policy } }: AdmissionPolicy,
  { metadata: { name: binding } }: PolicyBinding,
  { message, reason = 'Invalid' }: PolicyFailure,
  attributes: AdmissionAttributes,
): StatusError => {
  const text = `ValidatingAdmissionPolicy '${policy}' with binding '${binding}' denied request: ${message}`;
  const refused = forbidden(attributes.kind, nameOf(attributes), text);
  return new StatusError(CODES[reason] ?? 422, reason, refused.message, {
    ...refused.details,
    causes: [{ message: text }],
  });
};

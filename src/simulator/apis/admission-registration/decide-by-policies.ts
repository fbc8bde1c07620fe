import type { KubeObject } from '../../../resources/kube-object.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden, StatusError } from '../../apimachinery/status-error.ts';
import { failuresOf, type PolicyFailure } from './failures-of.ts';
import { matchesRequest } from './matches-request.ts';
import { policyVariables } from './policy-variables.ts';
import type { AdmissionPolicy } from './validate-policy.ts';
import type { PolicyBinding } from './validate-policy-binding.ts';

/** Where policies find what they need to know. */
export interface PolicySurroundings {
  readonly listers: Listers;
  readonly catalog: ApiCatalog;
}

/**
 * Asks all policies that are bound to a write. What a binding only warns of becomes a warning.
 *
 * @throws StatusError in the words of the first policy that denies
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/policy/validating/dispatcher.go
 */
export const decideByPolicies = async (
  attributes: AdmissionAttributes,
  policies: readonly AdmissionPolicy[],
  bindings: readonly PolicyBinding[],
  surroundings: PolicySurroundings,
): Promise<void> => {
  const { listers } = surroundings;
  for (const policy of policies) {
    if (!matchesRequest(policy.spec?.matchConstraints ?? {}, attributes, listers)) continue;
    for (const binding of bindings) {
      const { policyName, matchResources, validationActions = [] } = binding.spec ?? {};
      if (policyName !== policy.metadata.name) continue;
      if (matchResources !== undefined && !matchesRequest(matchResources, attributes, listers)) continue;
      for (const failure of await failures(policy, binding, attributes, surroundings)) {
        if (failure.isMisconfigured || validationActions.includes('Deny'))
          throw refusal(policy, binding, failure, attributes);
        if (validationActions.includes('Warn'))
          attributes.context.warnings.push(
            `Validation failed for ValidatingAdmissionPolicy '${policy.metadata.name}' with binding '${binding.metadata.name}': ${failure.message}`,
          );
      }
    }
  }
};

const failures = async (
  policy: AdmissionPolicy,
  binding: PolicyBinding,
  attributes: AdmissionAttributes,
  { listers, catalog }: PolicySurroundings,
): Promise<PolicyFailure[]> => {
  const found = paramsOf(policy, binding, attributes, { listers, catalog });
  if (typeof found === 'string') {
    const message = `failed to configure binding: ${found}`;
    return policy.spec?.failurePolicy === 'Ignore' ? [] : [{ message, reason: undefined, isMisconfigured: true }];
  }
  const all: PolicyFailure[] = [];
  for (const params of found)
    all.push(...(await failuresOf(policy, await policyVariables(policy.spec, attributes, params, listers))));
  return all;
};

/** The objects that a policy is asked about one by one, or why there are none. */
const paramsOf = (
  { spec: { paramKind } = {} }: AdmissionPolicy,
  { spec: { paramRef } = {} }: PolicyBinding,
  { object }: AdmissionAttributes,
  { listers, catalog }: PolicySurroundings,
): readonly (KubeObject | undefined)[] | string => {
  if (paramKind === undefined || paramRef === undefined) return [undefined];
  const storage = catalog.storages.find(
    ({ kind }) => kind.kind === paramKind.kind && apiVersionOf(kind) === paramKind.apiVersion,
  );
  if (storage === undefined)
    return `failed to find resource referenced by paramKind: '${paramKind.apiVersion}, Kind=${paramKind.kind}'`;
  const { kind } = storage;
  if (!kind.namespaced && paramRef.namespace)
    return 'paramRef.namespace must not be provided for a cluster-scoped `paramKind`';
  const namespace = kind.namespaced ? paramRef.namespace || object.metadata.namespace : undefined;
  if (kind.namespaced && !namespace)
    return 'cannot use namespaced paramRef in policy binding that matches cluster-scoped resources';
  const selected = labelSelectorOf(paramRef.selector ?? {});
  const named = paramRef.name ? listers.of(kind).get(namespace, paramRef.name) : undefined;
  const found = paramRef.name
    ? named === undefined
      ? []
      : [named]
    : listers
        .of(kind)
        .list(namespace)
        .filter(({ metadata }) => selected(metadata.labels ?? {}));
  return found.length === 0 && paramRef.parameterNotFoundAction === 'Deny'
    ? 'no params found for policy binding with `Deny` parameterNotFoundAction'
    : found;
};

const CODES: Readonly<Record<string, number>> = { Forbidden: 403, Unauthorized: 401, RequestEntityTooLarge: 413 };

const refusal = (
  { metadata: { name: policy } }: AdmissionPolicy,
  { metadata: { name: binding } }: PolicyBinding,
  { message, reason = 'Invalid' }: PolicyFailure,
  { kind, object }: AdmissionAttributes,
): StatusError => {
  const text = `ValidatingAdmissionPolicy '${policy}' with binding '${binding}' denied request: ${message}`;
  const refused = forbidden(kind, object.metadata.name, text);
  return new StatusError(CODES[reason] ?? 422, reason, refused.message, {
    ...refused.details,
    causes: [{ message: text }],
  });
};

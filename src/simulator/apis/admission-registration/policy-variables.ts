import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { AccessRequest } from '../../apimachinery/authorizer.ts';
import { CelAuthorizer } from '../cel/access-checks.ts';
import type { CostBudget } from '../cel/cost-budget.ts';
import { ruleValue } from '../custom-resources/rule-value.ts';
import { admissionRequest, nameOf, namespaceOf, operationOptions } from './admission-request.ts';
import type { Surroundings } from './matched-write.ts';
import { compileExpression } from './policy-language.ts';
import type { AdmissionPolicy } from './validate-policy.ts';

/** What the expressions of policies speak of. */
export type PolicyVariables = Readonly<Record<string, unknown>>;

/**
 * What expressions are told of a write.
 *
 * @param spec of the policy; what is no policy has none
 * @param params the object that parametrises the policy, if there is one
 * @param requested the write as it came in, when it is seen in another version
 * @param budget what variables of the policy cost is taken from
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export const policyVariables = async (
  spec: AdmissionPolicy['spec'],
  attributes: AdmissionAttributes,
  params: KubeObject | undefined,
  { listers, authorize }: Surroundings,
  requested: AdmissionAttributes = attributes,
  budget?: CostBudget,
): Promise<PolicyVariables> => {
  const { operation, kind, object, old, context } = attributes;
  const namespace = kind.namespaced
    ? listers.of(namespaceKind).get(undefined, namespaceOf(attributes) ?? '')
    : undefined;
  const known: Record<string, unknown> = {
    object: operation === 'DELETE' ? null : value(object),
    oldObject: value(old) ?? null,
    request: value({ ...admissionRequest(attributes, requested), options: operationOptions(attributes) }),
    namespaceObject: value(namespace) ?? null,
    authorizer: new CelAuthorizer(authorize, context.user, resourceOf(requested)),
    ...(spec?.paramKind === undefined ? {} : { params: value(params) ?? null }),
  };
  return { ...known, variables: await lazily(spec ?? {}, known, budget) };
};

const resourceOf = (attributes: AdmissionAttributes): Partial<AccessRequest> => {
  const { kind, subresource } = attributes;
  const [name, namespace] = [nameOf(attributes), namespaceOf(attributes)];
  return {
    group: kind.group,
    version: kind.version,
    resource: kind.plural,
    ...(subresource !== undefined && { subresource }),
    ...(namespace !== undefined && { namespace }),
    ...(name !== '' && { name }),
  };
};

const value = (of: unknown): unknown => ruleValue(of, {});

/** A variable is computed when the first expression asks for it, and may use those before it. */
const lazily = async (
  { variables = [] }: NonNullable<AdmissionPolicy['spec']>,
  known: PolicyVariables,
  budget: CostBudget | undefined,
): Promise<object> => {
  const members = {};
  for (const { name = '', expression = '' } of variables) {
    const { evaluate } = await compileExpression(expression);
    let result: { value: unknown } | undefined;
    const get = (): unknown => (result ??= { value: evaluate({ ...known, variables: members }, budget) }).value;
    Object.defineProperty(members, name, { get, enumerable: true });
  }
  return members;
};

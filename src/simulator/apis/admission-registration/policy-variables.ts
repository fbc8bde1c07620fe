import { namespaceKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { ruleValue } from '../custom-resources/rule-value.ts';
import { compileExpression } from './policy-language.ts';
import type { AdmissionPolicy } from './validate-policy.ts';

/** What the expressions of policies speak of. */
export type PolicyVariables = Readonly<Record<string, unknown>>;

/**
 * What expressions are told of a write.
 *
 * @param spec of the policy; what is no policy has none
 * @param params the object that parametrises the policy, if there is one
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export const policyVariables = async (
  spec: AdmissionPolicy['spec'],
  attributes: AdmissionAttributes,
  params: KubeObject | undefined,
  listers: Listers,
): Promise<PolicyVariables> => {
  const { operation, kind, object, old } = attributes;
  const namespace = kind.namespaced
    ? listers.of(namespaceKind).get(undefined, object.metadata.namespace ?? '')
    : undefined;
  const known: Record<string, unknown> = {
    object: operation === 'DELETE' ? null : value(object),
    oldObject: value(old) ?? null,
    request: value(admissionRequest(attributes)),
    namespaceObject: value(namespace) ?? null,
    authorizer: null,
    ...(spec?.paramKind === undefined ? {} : { params: value(params) ?? null }),
  };
  return { ...known, variables: await lazily(spec ?? {}, known) };
};

const value = (of: unknown): unknown => ruleValue(of, {});

/** A write in the terms of an admission review, without its objects. */
export const admissionRequest = ({ operation, kind, context, object }: AdmissionAttributes): object => {
  const { group, version, kind: name, plural } = kind;
  const type = { group, version, kind: name };
  const resource = { group, version, resource: plural };
  const { username, uid, groups, extra } = context.user;
  return {
    kind: type,
    resource,
    requestKind: type,
    requestResource: resource,
    name: object.metadata.name,
    ...(object.metadata.namespace === undefined ? {} : { namespace: object.metadata.namespace }),
    operation,
    userInfo: { username, groups: [...groups], ...(uid && { uid }), ...(extra && { extra }) },
    dryRun: context.dryRun === true,
  };
};

/** A variable is computed when the first expression asks for it, and may use those before it. */
const lazily = async (
  { variables = [], paramKind }: NonNullable<AdmissionPolicy['spec']>,
  known: PolicyVariables,
): Promise<object> => {
  const members = {};
  for (const { name = '', expression = '' } of variables) {
    const { evaluate } = await compileExpression(expression, { hasParams: paramKind !== undefined });
    let result: { value: unknown } | undefined;
    const get = (): unknown => (result ??= { value: evaluate({ ...known, variables: members }) }).value;
    Object.defineProperty(members, name, { get, enumerable: true });
  }
  return members;
};

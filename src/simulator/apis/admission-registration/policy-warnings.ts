import { groupVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import type { CelType } from '../cel/types/cel-type.ts';
import { declaredType, passingName } from '../custom-resources/rule-types.ts';
import { typeOfPolicyExpression } from './policy-language.ts';
import { type PolicyScope, variableType } from './policy-types.ts';
import type { AdmissionPolicy } from './validate-policy.ts';

/** The schemas of all kinds. */
export interface KnownSchemas {
  schemaOf(kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>): Schema | undefined;
  /** What a schema refers to, or itself. */
  resolve(schema: Schema): Schema;
}

/** What is wrong with one expression of a policy. */
export interface ExpressionWarning {
  readonly fieldRef: string;
  readonly warning: string;
}

/** How many kinds a rule of a policy is held against. */
const MOST_KINDS = 10;

/**
 * What is wrong with the expressions of a policy for the kinds that it names, whatever is written: fields that there are not,
 * and things that no operator or function brings together.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#type-checking
 */
export const policyWarnings = async (
  { spec = {} }: AdmissionPolicy,
  catalog: ApiCatalog,
  schemas: KnownSchemas,
): Promise<ExpressionWarning[]> => {
  const kinds = kindsOf(spec.matchConstraints?.resourceRules ?? [], catalog);
  const params = paramsTypeOf(spec, schemas);
  const scopes: (readonly [ResourceKind, PolicyScope])[] = [];
  for (const kind of kinds) {
    const schema = schemas.schemaOf(kind);
    if (schema === undefined) continue;
    const object = declaredType(schema, passingName(kind.kind), true, schemas);
    scopes.push([kind, await withVariables({ object, params, hasAuthorizer: true, hasRequestResource: false }, spec)]);
  }
  const warn = async (text: string, fieldRef: string): Promise<ExpressionWarning[]> => {
    const warnings: string[] = [];
    for (const [{ group, version, kind }, scope] of scopes)
      await typeOfPolicyExpression(text, scope).catch(({ message }: Error) =>
        warnings.push(`${group}/${version}, Kind=${kind}: ${message}\n`),
      );
    return warnings.length === 0 ? [] : [{ fieldRef, warning: warnings.join('\n') }];
  };
  const found: ExpressionWarning[] = [];
  for (const [index, { expression = '', messageExpression }] of (spec.validations ?? []).entries()) {
    found.push(...(await warn(expression, `spec.validations[${index}].expression`)));
    if (messageExpression)
      found.push(...(await warn(messageExpression, `spec.validations[${index}].messageExpression`)));
  }
  return found;
};

/** A variable that is wrong may be anything. */
const withVariables = async (scope: PolicyScope, { variables = [] }: PolicySpec): Promise<PolicyScope> => {
  const known = new Map<string, CelType>();
  const whole = { ...scope, variables: known };
  for (const { name = '', expression = '' } of variables)
    known.set(name, variableType(await typeOfPolicyExpression(expression, whole).catch(() => undefined)));
  return whole;
};

type PolicySpec = NonNullable<AdmissionPolicy['spec']>;
type Rules = NonNullable<NonNullable<PolicySpec['matchConstraints']>['resourceRules']>;

/** Rules that are about everything say nothing of a kind. */
const kindsOf = (rules: Rules, catalog: ApiCatalog): ResourceKind[] => {
  const found = new Set<ResourceKind>();
  for (const { apiGroups = [], apiVersions = [], resources = [] } of rules) {
    if ([...apiGroups, ...apiVersions].some((each) => each.includes('*'))) continue;
    const named = catalog.storages
      .map(({ kind }) => kind)
      .filter(
        ({ group, version, plural }) =>
          apiGroups.includes(group) && apiVersions.includes(version) && resources.includes(plural),
      );
    for (const kind of named.slice(0, MOST_KINDS)) found.add(kind);
  }
  const order = ({ group, version, kind }: ResourceKind): string => [group, version, kind].join('\n');
  return [...found].sort((one, other) => (order(one) < order(other) ? -1 : 1));
};

const paramsTypeOf = ({ paramKind }: PolicySpec, schemas: KnownSchemas): CelType | undefined => {
  if (paramKind === undefined) return undefined;
  const { apiVersion = '', kind = '' } = paramKind;
  const schema = schemas.schemaOf({ ...groupVersionOf(apiVersion), kind });
  return schema && declaredType(schema, passingName(kind), true, schemas);
};

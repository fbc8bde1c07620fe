import { groupVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { checkTypes } from '../custom-resources/rule-language.ts';
import { declaredType } from '../custom-resources/rule-types.ts';
import { policyLanguageOf } from './policy-language.ts';
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
 * and scalars that cannot be compared.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#type-checking
 */
export const policyWarnings = async (
  { spec = {} }: AdmissionPolicy,
  catalog: ApiCatalog,
  schemas: KnownSchemas,
): Promise<ExpressionWarning[]> => {
  const kinds = kindsOf(spec.matchConstraints?.resourceRules ?? [], catalog);
  const params = paramsSchemaOf(spec, schemas);
  const checks: ((text: string) => string)[] = [];
  for (const kind of kinds) {
    const schema = schemas.schemaOf(kind);
    if (schema !== undefined) checks.push(await checkOf(kind, schema, params, schemas));
  }
  const warn = (text: string | undefined, fieldRef: string): ExpressionWarning[] => {
    const warning = checks
      .map((check) => check(text ?? ''))
      .filter((each) => each !== '')
      .join('\n');
    return warning === '' ? [] : [{ fieldRef, warning }];
  };
  return (spec.validations ?? []).flatMap(({ expression, messageExpression }, index) => [
    ...warn(expression, `spec.validations[${index}].expression`),
    ...(messageExpression ? warn(messageExpression, `spec.validations[${index}].messageExpression`) : []),
  ]);
};

type Rules = NonNullable<NonNullable<NonNullable<AdmissionPolicy['spec']>['matchConstraints']>['resourceRules']>;

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

const paramsSchemaOf = (
  { paramKind }: NonNullable<AdmissionPolicy['spec']>,
  { schemaOf }: KnownSchemas,
): Schema | undefined =>
  paramKind && schemaOf({ ...groupVersionOf(paramKind.apiVersion ?? ''), kind: paramKind.kind ?? '' });

const checkOf = async (
  { group, version, kind }: ResourceKind,
  schema: Schema,
  params: Schema | undefined,
  { resolve }: KnownSchemas,
): Promise<(text: string) => string> => {
  const language = await policyLanguageOf(['request', 'namespaceObject', 'variables']);
  const typeOf = (each: Schema): string => declaredType(language, each, true, resolve);
  const type = typeOf(schema);
  language.registerVariable('object', type).registerVariable('oldObject', type);
  language.registerVariable('params', params === undefined ? 'dyn' : typeOf(params));
  return (text) => {
    try {
      checkTypes(language, text);
      return '';
    } catch (error) {
      const place = group === '' ? `/${version}` : `${group}/${version}`;
      return `${place}, Kind=${kind}: compilation failed: ${(error as Error).message}\n`;
    }
  };
};

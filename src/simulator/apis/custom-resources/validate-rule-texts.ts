import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import type { Schema, ValidationRule } from '../../apimachinery/openapi-schema.ts';
import { BOOL, isSame, STRING } from '../cel/types/cel-type.ts';
import { invalidGo } from '../validation/go-value.ts';
import { compileRule, typeOfRule } from './rule-language.ts';
import { isSameInAll } from './validate-definition.ts';
import { validateRuleCosts } from './validate-rule-costs.ts';

/**
 * The findings about rules that are no rules, or too dear, wherever they stand in the schemas of a definition.
 *
 * @param old the definition before
 */
export const validateRuleTexts = async (
  { spec }: CustomResourceDefinition,
  old?: CustomResourceDefinition,
): Promise<FieldError[]> => {
  const versions = spec?.versions ?? [];
  const isShared = isSameInAll(versions, 'schema');
  const errors: FieldError[] = [];
  for (const [index, version] of versions.slice(0, isShared ? 1 : undefined).entries()) {
    const schema = version.schema?.openAPIV3Schema as Schema | undefined;
    const root = isShared ? 'spec.validation' : `spec.versions[${index}].schema`;
    const rules = schema === undefined ? [] : rulesOf(schema, `${root}.openAPIV3Schema`);
    if (schema === undefined || rules.length === 0) continue;
    const before = errors.length;
    for (const [rule, path, own] of rules)
      errors.push(
        ...(await validateText(rule, path, own, own === schema || own['x-kubernetes-embedded-resource'] === true)),
      );
    // What a rule costs that is none cannot be told.
    if (errors.length > before) continue;
    const former = old?.spec?.versions?.find(({ name }) => name === version.name)?.schema?.openAPIV3Schema;
    errors.push(...(await validateRuleCosts(schema, `${root}.openAPIV3Schema`, equal(former, schema))));
  }
  return errors;
};

type Placed = readonly [rule: ValidationRule, path: string, schema: Schema];

const rulesOf = (schema: Schema, path: string): Placed[] => [
  ...(schema['x-kubernetes-validations'] ?? []).map(
    (rule, index): Placed => [rule, `${path}.x-kubernetes-validations[${index}]`, schema],
  ),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => rulesOf(each, `${path}.properties[${name}]`)),
  ...(schema.items === undefined ? [] : rulesOf(schema.items, `${path}.items`)),
  ...(typeof schema.additionalProperties === 'object'
    ? rulesOf(schema.additionalProperties, `${path}.additionalProperties`)
    : []),
];

const validateText = async (
  rule: ValidationRule,
  path: string,
  schema: Schema,
  isObject: boolean,
): Promise<FieldError[]> => {
  if (!rule.rule?.trim()) return [required(`${path}.rule`, 'rule is not specified')];
  const refused = (field: string, text: string): FieldError[] => [invalidGo(`${path}.${field}`, goRule(rule), text)];
  try {
    const type = await typeOfRule(rule.rule, rule, schema, isObject);
    if (!isSame(type, BOOL)) return refused('rule', 'cel expression must evaluate to a bool');
    await compileRule(rule.rule, rule.optionalOldSelf);
  } catch (error) {
    return refused('rule', `compilation failed: ${(error as Error).message}`);
  }
  if (!rule.messageExpression) return [];
  try {
    const type = await typeOfRule(rule.messageExpression, rule, schema, isObject);
    return isSame(type, STRING) ? [] : refused('messageExpression', 'messageExpression must evaluate to a string');
  } catch (error) {
    return refused('messageExpression', `messageExpression compilation failed: ${(error as Error).message}`);
  }
};

/** A rule as Go's `%#v` prints it. */
const goRule = ({ rule, message = '', messageExpression = '', fieldPath = '' }: ValidationRule): string =>
  `apiextensions.ValidationRule{Rule:${JSON.stringify(rule)}, Message:${JSON.stringify(message)}, MessageExpression:${JSON.stringify(messageExpression)}, Reason:(*apiextensions.FieldValueErrorReason)(nil), FieldPath:${JSON.stringify(fieldPath)}, OptionalOldSelf:(*bool)(nil)}`;

import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import type { Schema, ValidationRule } from '../../apimachinery/openapi-schema.ts';
import { BOOL, isSame, STRING } from '../cel/types/cel-type.ts';
import { compileRule, typeOfRule } from './rule-language.ts';
import { isSameInAll } from './validate-definition.ts';
import { validateRuleCosts } from './validate-rule-costs.ts';
import { validateRuleFields } from './validate-rule-fields.ts';

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
    const root = `${isShared ? 'spec.validation' : `spec.versions[${index}].schema`}.openAPIV3Schema`;
    const rules = schema === undefined ? [] : rulesOf(schema, root, true);
    if (schema === undefined || rules.length === 0) continue;
    const found = await findings(rules);
    errors.push(...found);
    // What a rule costs that is none cannot be told.
    if (found.length > 0) continue;
    const former = old?.spec?.versions?.find(({ name }) => name === version.name)?.schema?.openAPIV3Schema;
    errors.push(...(await validateRuleCosts(schema, root, equal(former, schema))));
  }
  return errors;
};

/** A rule where it stands. */
interface Placed {
  readonly rule: ValidationRule;
  readonly schema: Schema;
  /** Of the schema. */
  readonly place: string;
  readonly path: string;
  readonly isObject: boolean;
  /** The schema within which a value cannot be found again in the object before. */
  readonly isLost: string | undefined;
}

const rulesOf = (schema: Schema, place: string, isRoot = false, isLost?: string): Placed[] => {
  const isObject = isRoot || schema['x-kubernetes-embedded-resource'] === true;
  const fields = schema['x-kubernetes-map-type'] === 'atomic' ? (isLost ?? place) : isLost;
  const items = schema['x-kubernetes-list-type'] === 'map' ? isLost : (isLost ?? place);
  return [
    ...(schema['x-kubernetes-validations'] ?? []).map(
      (rule, index): Placed => ({
        rule,
        schema,
        place,
        path: `${place}.x-kubernetes-validations[${index}]`,
        isObject,
        isLost,
      }),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      rulesOf(each, `${place}.properties[${name}]`, false, fields),
    ),
    ...(schema.items === undefined ? [] : rulesOf(schema.items, `${place}.items`, false, items)),
    ...(typeof schema.additionalProperties === 'object'
      ? rulesOf(schema.additionalProperties, `${place}.additionalProperties`, false, isLost)
      : []),
  ];
};

/** Rules are not read as CEL where something else is wrong at their place or below it. */
const findings = async (rules: readonly Placed[]): Promise<FieldError[]> => {
  const fields = rules.flatMap(({ rule, schema, path }) => validateRuleFields(rule, schema, path));
  const errors = [...fields];
  for (const placed of rules)
    if (!fields.some(({ field }) => field.startsWith(`${placed.place}.`))) errors.push(...(await validateText(placed)));
  return errors;
};

const validateText = async (placed: Placed): Promise<FieldError[]> => {
  const { rule, path, isLost } = placed;
  const texts = await compilationTexts(placed);
  const usesOldSelf = texts.rule === undefined && (await compileRule(rule.rule, rule.optionalOldSelf)).usesOldSelf;
  return [
    ...Object.entries(texts).flatMap(([field, text]) =>
      text ? [invalidGo(`${path}.${field}`, goRule(rule), text)] : [],
    ),
    ...(usesOldSelf && isLost !== undefined
      ? [
          invalid(
            `${path}.rule`,
            rule.rule,
            `oldSelf cannot be used on the uncorrelatable portion of the schema within ${isLost}`,
          ),
        ]
      : []),
    ...(!usesOldSelf && rule.optionalOldSelf !== undefined
      ? [invalid(`${path}.optionalOldSelf`, rule.optionalOldSelf, 'may not be set if oldSelf is not used in rule')]
      : []),
  ];
};

/** What is wrong with a rule, or else with its message. */
const compilationTexts = async ({
  rule,
  schema,
  isObject,
}: Placed): Promise<{ rule?: string; messageExpression?: string }> => {
  try {
    const type = await typeOfRule(rule.rule, rule, schema, isObject);
    if (!isSame(type, BOOL)) return { rule: 'cel expression must evaluate to a bool' };
    await compileRule(rule.rule, rule.optionalOldSelf);
  } catch (error) {
    return { rule: `compilation failed: ${(error as Error).message}` };
  }
  if (!rule.messageExpression) return {};
  try {
    const type = await typeOfRule(rule.messageExpression, rule, schema, isObject);
    return isSame(type, STRING) ? {} : { messageExpression: 'messageExpression must evaluate to a string' };
  } catch (error) {
    return { messageExpression: `messageExpression compilation failed: ${(error as Error).message}` };
  }
};

/** A rule as Go's `%#v` prints it. */
const goRule = ({ rule, message = '', messageExpression = '', fieldPath = '' }: ValidationRule): string =>
  `apiextensions.ValidationRule{Rule:${JSON.stringify(rule)}, Message:${JSON.stringify(message)}, MessageExpression:${JSON.stringify(messageExpression)}, Reason:(*apiextensions.FieldValueErrorReason)(nil), FieldPath:${JSON.stringify(fieldPath)}, OptionalOldSelf:(*bool)(nil)}`;

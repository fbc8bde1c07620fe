import type { JsonObject } from '../../../image/json-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Schema, ValidationRule } from '../../apimachinery/openapi-schema.ts';
import { schemaHas } from '../../apimachinery/structural-schema.ts';
import { CallCostError, CostBudget, CostError } from '../cel/cost-budget.ts';
import { counterpart } from './counterpart.ts';
import { compileRule, durationMaker, optionalValue } from './rule-language.ts';
import { ruleValue } from './rule-value.ts';

/**
 * What the rules of a schema (`x-kubernetes-validations`) say of a value and of all that is in it.
 *
 * @param old the value before, for rules about changes; `undefined`: there was none. Other rules are not asked about what is as
 *   it was
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export const validateRules = async (
  value: unknown,
  schema: Schema,
  old: unknown = undefined,
  path = '',
  budget = new CostBudget(),
): Promise<FieldError[]> => {
  if (value === null || value === undefined || !hasRules(schema)) return [];
  const errors: FieldError[] = [];
  const rules = schema['x-kubernetes-validations'] ?? [];
  const isUnchanged = rules.length > 0 && old !== undefined && equal(value, old);
  for (const rule of rules) {
    errors.push(...(await validateRule(rule, value, schema, old, path, isUnchanged, budget)));
    if (budget.isSpent) return errors;
  }
  for (const [member, own, before, at] of membersOf(value, schema, old, path)) {
    errors.push(...(await validateRules(member, own, before, at, budget)));
    if (budget.isSpent) return errors;
  }
  return errors;
};

/** Whether a schema, or one within it, has a rule. */
export const hasRules = schemaHas((schema) => schema['x-kubernetes-validations'] !== undefined);

/** When a value does not even fit its schema, its rules are not asked. */
export const uncheckedRules: FieldError = {
  reason: 'FieldValueInvalid',
  field: '<nil>',
  message:
    'Invalid value: "null": some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
};

const validateRule = async (
  rule: ValidationRule,
  value: unknown,
  schema: Schema,
  old: unknown,
  path: string,
  isUnchanged: boolean,
  budget: CostBudget,
): Promise<FieldError[]> => {
  const field = `${path}${rule.fieldPath ?? ''}`.replace(/^\./, '');
  const refuse = (text: string, at = path): FieldError[] => [invalid(at || '<nil>', schema.type ?? '', text)];
  const shown = rule.message?.trim() || rule.rule.trim();
  try {
    const { usesOldSelf, evaluate } = await compileRule(rule.rule, rule.optionalOldSelf);
    if (usesOldSelf ? old === undefined && !rule.optionalOldSelf : isUnchanged) return [];
    const makeDuration = await durationMaker();
    const self = ruleValue(value, schema, makeDuration);
    const former = ruleValue(old, schema, makeDuration);
    const before = rule.optionalOldSelf ? await optionalValue(former) : former;
    if (evaluate(self, before, budget) === true) return [];
    const text = (await messageOf(rule, self, before, budget)) ?? (rule.message?.trim() || `failed rule: ${shown}`);
    return forReason(rule, field || '<nil>', text) ?? refuse(text, field);
  } catch (error) {
    if (error instanceof CostError) {
      budget.end();
      return refuse(exceeded(error, `rule: ${shown}`));
    }
    return refuse(`${(error as Error).message} evaluating rule: ${shown}`);
  }
};

/** One expression that costs too much, or the one with which all of them do. */
const exceeded = (error: CostError, what: string): string =>
  error instanceof CallCostError
    ? `'${error.message}': no further validation rules will be run due to call cost exceeds limit for ${what}`
    : error.message;

/** A message that cannot be computed gives way to the fixed one, unless it costs too much. */
const messageOf = async (
  { messageExpression, optionalOldSelf }: ValidationRule,
  self: unknown,
  before: unknown,
  budget: CostBudget,
): Promise<string | undefined> => {
  if (!messageExpression) return undefined;
  const text = await compileRule(messageExpression, optionalOldSelf)
    .then(({ evaluate }) => evaluate(self, before, budget))
    .catch((error: unknown) => {
      if (!(error instanceof CostError)) return undefined;
      budget.end();
      return error instanceof CallCostError
        ? `no further validation rules will be run due to call cost exceeds limit for messageExpression: ${JSON.stringify(messageExpression)}`
        : 'messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run';
    });
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
};

const WORDS = { FieldValueForbidden: 'Forbidden', FieldValueRequired: 'Required value' } as const;

const forReason = ({ reason }: ValidationRule, field: string, text: string): FieldError[] | undefined =>
  reason === 'FieldValueForbidden' || reason === 'FieldValueRequired'
    ? [{ reason, field, message: `${WORDS[reason]}: ${text}` }]
    : undefined;

type Member = readonly [value: unknown, schema: Schema, old: unknown, path: string];

const membersOf = (value: unknown, schema: Schema, old: unknown, path: string): Member[] => {
  const { properties = {}, items, additionalProperties } = schema;
  if (Array.isArray(value))
    return items === undefined
      ? []
      : value.map((each, index) => [each, items, counterpart(each, schema, old), `${path}[${index}]`]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]): Member[] => {
    const isField = Object.hasOwn(properties, name);
    const own = isField ? properties[name] : additionalProperties;
    const before = (old as JsonObject | undefined)?.[name];
    const place = isField ? `${path}.${name}`.replace(/^\./, '') : `${path}[${name}]`;
    return typeof own === 'object' ? [[each, own, before, place]] : [];
  });
};

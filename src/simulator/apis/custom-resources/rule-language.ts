import type { Environment } from '@marcbachmann/cel-js';
import type { Schema, ValidationRule } from '../../apimachinery/openapi-schema.ts';
import { celEnvironment, readExpression } from '../cel/cel-expression.ts';
import type { CostBudget } from '../cel/cost-budget.ts';
import type { CelNode } from '../cel/estimate-cost.ts';
import { declaredType } from './rule-types.ts';

/** A rule that was read, to be asked about values. */
export interface CompiledRule {
  /** Whether it compares with the value before. */
  readonly usesOldSelf: boolean;
  readonly tree: CelNode;
  /**
   * @throws Error about what cannot be computed: `no such key: replicas`
   * @throws CostError when it costs too much
   */
  evaluate(self: unknown, oldSelf: unknown, budget?: CostBudget): unknown;
}

const languages = new Map<boolean, Promise<Environment>>();

const compiled = new Map<string, Promise<CompiledRule>>();

/**
 * Reads a rule; each text is read once.
 *
 * @param optionalOldSelf whether the value before is one that may be missing
 * @throws Error when it is no CEL, or uses what does not exist
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export const compileRule = (text: string, optionalOldSelf = false): Promise<CompiledRule> => {
  const key = `${optionalOldSelf} ${text}`;
  let rule = compiled.get(key);
  if (rule === undefined) compiled.set(key, (rule = compile(text, optionalOldSelf)));
  return rule;
};

/** A value that may be missing, as rules with `optionalOldSelf` see the one before. */
export const optionalValue = async (value: unknown): Promise<unknown> => {
  const { Optional } = await import('@marcbachmann/cel-js');
  return value === undefined ? Optional.none() : Optional.of(value);
};

const compile = async (text: string, optionalOldSelf: boolean): Promise<CompiledRule> => {
  let language = languages.get(optionalOldSelf);
  if (language === undefined) languages.set(optionalOldSelf, (language = ruleEnvironment(optionalOldSelf)));
  const expression = readExpression(await language, text, true);
  return {
    usesOldSelf: /\boldSelf\b/.test(text.replaceAll(/"[^"]*"|'[^']*'/g, '')),
    tree: expression.tree,
    evaluate: (self, oldSelf, budget) => expression.evaluate({ self, oldSelf }, budget),
  };
};

const ruleEnvironment = async (optionalOldSelf: boolean): Promise<Environment> =>
  (await celEnvironment(['self'])).registerVariable('oldSelf', optionalOldSelf ? 'optional<dyn>' : 'dyn');

/** Scalars of two kinds that no operator brings together; numbers can be compared with one another. */
const STRANGERS = [
  'string, (?:bool|int|double)',
  '(?:bool|int|double), string',
  'bool, (?:int|double)',
  '(?:int|double), bool',
].join('|');
const SCALARS = '(?:bool|int|double|string), (?:bool|int|double|string)';

/** Findings about types that hold whatever a value is: a field that does not exist, or scalars that an operator does not take. */
const CERTAIN = new RegExp(
  [
    "undefined field '",
    String.raw`overload for '_(?:[!=]=|[-+*/%])_' applied to '\((?:${SCALARS})\)'`,
    String.raw`overload for '_[<>]=?_' applied to '\((?:${STRANGERS})\)'`,
  ].join('|'),
);

/**
 * Looks whether a rule can be about the values of a schema.
 *
 * @param isObject whether the schema is that of a whole object
 * @throws Error when it names a field that there is not, or compares or adds what cannot be
 */
export const checkRuleTypes = async (
  { rule, optionalOldSelf }: ValidationRule,
  schema: Schema,
  isObject: boolean,
): Promise<void> => {
  const environment = await typedEnvironment(schema, isObject, optionalOldSelf);
  checkTypes(environment, rule);
};

/** @throws Error about what is wrong with an expression whatever its values are */
export const checkTypes = (environment: Environment, text: string): void => {
  try {
    readExpression(environment, text);
  } catch (error) {
    if (CERTAIN.test((error as Error).message)) throw error;
  }
};

/** Declaring the types of a schema takes longer than reading a rule, and rules come together. */
const typedLanguages = new WeakMap<Schema, Map<string, Promise<Environment>>>();

const typedEnvironment = (schema: Schema, isObject: boolean, optionalOldSelf = false): Promise<Environment> => {
  let known = typedLanguages.get(schema);
  if (known === undefined) typedLanguages.set(schema, (known = new Map()));
  const key = `${isObject} ${optionalOldSelf}`;
  let language = known.get(key);
  if (language === undefined) known.set(key, (language = declaredEnvironment(schema, isObject, optionalOldSelf)));
  return language;
};

const declaredEnvironment = async (
  schema: Schema,
  isObject: boolean,
  optionalOldSelf: boolean,
): Promise<Environment> => {
  const environment = await celEnvironment([]);
  const type = declaredType(environment, schema, isObject);
  return environment
    .registerVariable('self', type)
    .registerVariable('oldSelf', optionalOldSelf ? 'optional<dyn>' : type);
};

import type { Environment } from '@marcbachmann/cel-js';
import type { Schema, ValidationRule } from '../../apimachinery/openapi-schema.ts';
import { celEnvironment, readExpression, typeOfExpression } from '../cel/cel-expression.ts';
import type { CostBudget } from '../cel/cost-budget.ts';
import type { CelNode } from '../cel/estimate-cost.ts';
import { type CelType, DYN, optionalType } from '../cel/types/cel-type.ts';
import { declaredType, passingName } from './rule-types.ts';
import type { MakeDuration } from './rule-value.ts';

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

let spans: Promise<MakeDuration> | undefined;

/** How the language makes spans of time; the library shows their class in nothing but such a value. */
export const durationMaker = (): Promise<MakeDuration> =>
  (spans ??= languageOf(false).then((language) => {
    const sample = language.evaluate('duration("0s")') as {
      constructor: new (seconds: bigint, nanos: number) => object;
    };
    return (nanos) => new sample.constructor(nanos / 1_000_000_000n, Number(nanos % 1_000_000_000n));
  }));

const compile = async (text: string, optionalOldSelf: boolean): Promise<CompiledRule> => {
  const expression = readExpression(await languageOf(optionalOldSelf), text, true);
  return {
    usesOldSelf: /\boldSelf\b/.test(text.replaceAll(/"[^"]*"|'[^']*'/g, '')),
    tree: expression.tree,
    evaluate: (self, oldSelf, budget) => expression.evaluate({ self, oldSelf }, budget),
  };
};

const languageOf = (optionalOldSelf: boolean): Promise<Environment> => {
  let language = languages.get(optionalOldSelf);
  if (language === undefined) languages.set(optionalOldSelf, (language = ruleEnvironment(optionalOldSelf)));
  return language;
};

const ruleEnvironment = async (optionalOldSelf: boolean): Promise<Environment> =>
  (await celEnvironment(['self'])).registerVariable('oldSelf', optionalOldSelf ? 'optional<dyn>' : 'dyn');

const declared = new WeakMap<Schema, Map<boolean, CelType | undefined>>();

/** The type of the values of a schema; rules of a schema come together. */
const selfTypeOf = (schema: Schema, isObject: boolean): CelType | undefined => {
  let known = declared.get(schema);
  if (known === undefined) declared.set(schema, (known = new Map()));
  if (!known.has(isObject)) known.set(isObject, declaredType(schema, passingName('selfType'), isObject));
  return known.get(isObject);
};

/**
 * What an expression about the values of a schema comes to.
 *
 * @param isObject whether the schema is that of a whole object
 * @throws Error when it is no CEL, or can be about no value of the schema
 */
export const typeOfRule = async (
  text: string,
  { optionalOldSelf }: Pick<ValidationRule, 'optionalOldSelf'>,
  schema: Schema,
  isObject: boolean,
): Promise<CelType> => {
  const self = selfTypeOf(schema, isObject) ?? DYN;
  const oldSelf = optionalOldSelf ? optionalType(self) : self;
  return typeOfExpression(
    await languageOf(false),
    text,
    new Map([
      ['self', self],
      ['oldSelf', oldSelf],
    ]),
  );
};

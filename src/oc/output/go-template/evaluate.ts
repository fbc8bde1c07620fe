import { isJsonObject } from '../../../image/json-object.ts';
import { fault, sourceOf, type TemplateRules } from './fault.ts';
import { templateFunctions } from './functions.ts';
import type { Operand, Pipeline } from './syntax.ts';
import { isTrue, type TemplateValue } from './values.ts';

/** What the names in an action mean: the dot and the variables, inner ones last. */
export interface Scope {
  readonly dot: TemplateValue;
  readonly variables: { name: string; value: TemplateValue }[];
}

/** The value of a pipeline without its declarations. */
export const evaluate = ({ commands }: Pipeline, scope: Scope, rules: TemplateRules): TemplateValue => {
  let result: TemplateValue;
  for (const [index, command] of commands.entries())
    result = evaluateCommand(command, scope, rules, index === 0 ? [] : [result]);
  return result;
};

const evaluateCommand = (
  [first, ...others]: readonly Operand[],
  scope: Scope,
  rules: TemplateRules,
  piped: readonly TemplateValue[],
): TemplateValue => {
  if (first === undefined) return undefined;
  if (first.type === 'function') return call(first, others, scope, rules, piped);
  if (others.length > 0 || piped.length > 0) throw fault(rules, first, whyNoArguments(first, sourceOf(first, rules)));
  if (first.type === 'nil') throw fault(rules, first, 'nil is not a command');
  return evaluateOperand(first, scope, rules);
};

const call = (
  operand: Operand & { type: 'function' },
  others: readonly Operand[],
  scope: Scope,
  rules: TemplateRules,
  piped: readonly TemplateValue[],
): TemplateValue => {
  const { name } = operand;
  const [least, most] = counts[name] ?? [0, Number.POSITIVE_INFINITY];
  const given = others.length + piped.length;
  if (given < least || given > most)
    throw fault(
      rules,
      operand,
      `wrong number of args for ${name}: want ${most === least ? '' : 'at least '}${least} got ${given}`,
      name,
    );
  if (name === 'and' || name === 'or') return decide(name, others, scope, rules, piped);
  const values = [...others.map((other) => evaluateOperand(other, scope, rules)), ...piped];
  try {
    return templateFunctions.get(name)?.(...values);
  } catch (error) {
    throw fault(rules, operand, `error calling ${name}: ${(error as Error).message}`);
  }
};

/** `and` and `or` stop at the first operand that decides. */
const decide = (
  name: 'and' | 'or',
  others: readonly Operand[],
  scope: Scope,
  rules: TemplateRules,
  piped: readonly TemplateValue[],
): TemplateValue => {
  let value: TemplateValue;
  for (const operand of others) {
    value = evaluateOperand(operand, scope, rules);
    if (isTrue(value) === (name === 'or')) return value;
  }
  return piped.length > 0 ? piped[0] : value;
};

const counts: Readonly<Record<string, readonly [number, number]>> = {
  ...Object.fromEntries(['not', 'len', 'base64decode'].map((name) => [name, [1, 1] as const])),
  ...Object.fromEntries(['ne', 'lt', 'le', 'gt', 'ge'].map((name) => [name, [2, 2] as const])),
  ...Object.fromEntries(
    ['and', 'or', 'index', 'slice', 'printf', 'eq', 'exists'].map((name) => [
      name,
      [1, Number.POSITIVE_INFINITY] as const,
    ]),
  ),
};

const evaluateOperand = (operand: Operand, scope: Scope, rules: TemplateRules): TemplateValue => {
  switch (operand.type) {
    case 'dot':
      return scope.dot;
    case 'nil':
      return undefined;
    case 'literal':
      return operand.value;
    case 'field':
      return follow(operand, operand.names, scope.dot, rules);
    case 'variable': {
      const variable = scope.variables.findLast(({ name }) => name === operand.name);
      if (!variable) throw fault(rules, operand, `undefined variable ${JSON.stringify(operand.name)}`);
      return follow(operand, operand.names, variable.value, rules);
    }
    case 'group':
      return follow(operand, operand.names, evaluate(operand.pipeline, scope, rules), rules);
    default:
      return call(operand, [], scope, rules, []);
  }
};

const follow = (operand: Operand, names: readonly string[], from: TemplateValue, rules: TemplateRules): TemplateValue =>
  names.reduce<TemplateValue>((value, name) => {
    if (value === undefined && rules.allowMissingKeys) return undefined;
    if (value === undefined || value === null)
      throw fault(rules, operand, `nil pointer evaluating interface {}.${name}`);
    if (!isJsonObject(value)) throw fault(rules, operand, `can't evaluate field ${name} in type interface {}`);
    if (!(name in value) && !rules.allowMissingKeys)
      throw fault(rules, operand, `map has no entry for key ${JSON.stringify(name)}`);
    return value[name];
  }, from);

const whyNoArguments = (operand: Operand, source: string): string =>
  'names' in operand && operand.names.length > 0
    ? `${operand.names.at(-1)} is not a method but has arguments`
    : `can't give argument to non-function ${source}`;

import type { LabelSelectorSpec } from './label-selector-spec.ts';
import { keyProblem, valuesProblem } from './requirement-problem.ts';

/** What a label selector asks of one label. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  /** None where the label has to exist or not to. */
  readonly values: readonly string[];
}

export type LabelOperator = 'exists' | '!' | 'in' | 'notin' | '=' | '==' | '!=' | 'gt' | 'lt';

/** A text is no label selector. */
export class SelectorSyntaxError extends Error {}

const symbols: readonly string[] = ['==', '!=', '=', '!', '(', ')', ',', '>', '<'];

const comparisons: Readonly<Record<string, LabelOperator>> = {
  ...{ '=': '=', '==': '==', '!=': '!=', '>': 'gt', '<': 'lt' },
};

/** What may stand between a key and its values, in the order in which refusals name it. */
const operators = 'in, notin, =, ==, !=, gt, lt';

/**
 * The query form of a label selector, in the order of its keys: `app=web,tier!=db,env in (a, b),!old,new,size>1`.
 *
 * @throws SelectorSyntaxError that says what was found and what was expected
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering
 */
export const parseLabelRequirements = (text: string): LabelRequirement[] => {
  const tokens = tokensOf(text);
  const requirements: LabelRequirement[] = [];
  while (tokens.length > 0) {
    if (tokens[0] !== '!' && !isWord(tokens[0])) throw found(tokens[0], "!, identifier, or 'end of string'");
    const read = requirement(tokens);
    refuse(valuesProblem(read));
    requirements.push(read);
    if (tokens.length === 0) break;
    const separator = tokens.shift();
    if (separator !== ',') throw found(separator, "',' or 'end of string'");
    if (tokens[0] !== '!' && !isWord(tokens[0])) throw found(tokens[0], "identifier after ','");
  }
  return requirements.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
};

/**
 * The same as an object keeps it; `!=` and comparisons of numbers have no place there.
 *
 * @throws SelectorSyntaxError
 */
export const parseLabelSelector = (text: string): LabelSelectorSpec => {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: NonNullable<LabelSelectorSpec['matchExpressions']> = [];
  for (const { key, operator, values } of requirementsOf(text)) {
    const kept = keptOperators[operator];
    if (operator === '=' || operator === '==') matchLabels[key] = values[0] ?? '';
    else if (kept === undefined)
      throw new SelectorSyntaxError(
        `${JSON.stringify(operator)} ${operator === '!=' ? 'is not a valid label selector operator' : "isn't supported in label selectors"}`,
      );
    else
      matchExpressions.push({ key, operator: kept, ...(values.length > 0 && { values: [...new Set(values)].sort() }) });
  }
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  };
};

const keptOperators: Readonly<Partial<Record<LabelOperator, string>>> = {
  ...{ in: 'In', notin: 'NotIn', exists: 'Exists', '!': 'DoesNotExist' },
};

const requirementsOf = (text: string): LabelRequirement[] => {
  try {
    return parseLabelRequirements(text);
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    throw new SelectorSyntaxError(`couldn't parse the selector string "${text}": ${error.message}`, { cause: error });
  }
};

/** Words and symbols, without the space around them. */
const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  for (let rest = text.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const token = symbols.find((each) => rest.startsWith(each)) ?? /^[^\s=!(),<>]+/.exec(rest)?.[0] ?? rest;
    tokens.push(token);
    rest = rest.slice(token.length);
  }
  return tokens;
};

const requirement = (tokens: string[]): LabelRequirement => {
  const negated = tokens[0] === '!';
  if (negated) tokens.shift();
  const key = tokens.shift();
  if (key === undefined || !isWord(key)) throw unparsed(found(key, 'identifier'));
  refuse(keyProblem(key));
  if (negated) return { key, operator: '!', values: [] };
  if (tokens.length === 0 || tokens[0] === ',') return { key, operator: 'exists', values: [] };
  const word = tokens.shift() ?? '';
  if (word === 'in' || word === 'notin') return { key, operator: word, values: valueList(tokens) };
  const operator = comparisons[word];
  if (operator === undefined) throw unparsed(found(word, operators));
  return { key, operator, values: [exactValue(tokens)] };
};

const refuse = (problem: string | undefined): void => {
  if (problem !== undefined) throw unparsed(new SelectorSyntaxError(problem));
};

const exactValue = (tokens: string[]): string => {
  if (tokens.length === 0 || tokens[0] === ',') return '';
  const value = tokens.shift();
  if (!isWord(value)) throw unparsed(found(value, 'identifier'));
  return value;
};

/** `(a, b)`; nothing between commas is the empty value. */
const valueList = (tokens: string[]): string[] => {
  const open = tokens.shift();
  if (open !== '(') throw unparsed(new SelectorSyntaxError(`found '${open ?? ''}' expected: '('`));
  const values: string[] = [];
  for (let expectsValue = true, isFirst = true; ; isFirst = false) {
    const token = tokens.shift();
    if (token === ')') return expectsValue ? [...values, ''] : values;
    if (token === ',') {
      if (expectsValue) values.push('');
      expectsValue = true;
    } else if (isWord(token) && expectsValue) {
      values.push(token);
      expectsValue = false;
    } else
      throw unparsed(
        found(token, !expectsValue ? "',' or ')'" : isFirst ? "',', ')' or identifier" : "',', or identifier"),
      );
  }
};

const isWord = (token: string | undefined): token is string => token !== undefined && !symbols.includes(token);

const found = (token: string | undefined, expected: string): SelectorSyntaxError =>
  new SelectorSyntaxError(`found '${token ?? ''}', expected: ${expected}`);

const unparsed = ({ message }: SelectorSyntaxError): SelectorSyntaxError =>
  new SelectorSyntaxError(`unable to parse requirement: ${message}`);

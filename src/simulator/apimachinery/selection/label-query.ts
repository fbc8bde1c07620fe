import { badRequest, type StatusError } from '../status-error.ts';
import type { LabelSelector } from './label-selector.ts';

type Labels = Readonly<Record<string, string>>;

const symbols: readonly string[] = ['==', '!=', '=', '!', '(', ')', ',', '>', '<'];

/** What may stand between a key and its values, in the order in which refusals name it. */
const operators = 'in, notin, =, ==, !=, gt, lt';

/**
 * The query form of a label selector: `app=web,tier!=db,env in (a, b),!old,new,size>1`.
 *
 * @throws StatusError 400 that says what was found and what was expected
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering
 */
export const parseLabelQuery = (text: string): LabelSelector => {
  const tokens = tokensOf(text);
  const requirements: LabelSelector[] = [];
  while (tokens.length > 0) {
    if (tokens[0] !== '!' && !isWord(tokens[0])) throw found(tokens[0], "!, identifier, or 'end of string'");
    requirements.push(requirement(tokens));
    if (tokens.length === 0) break;
    const separator = tokens.shift();
    if (separator !== ',') throw found(separator, "',' or 'end of string'");
    if (tokens[0] !== '!' && !isWord(tokens[0])) throw found(tokens[0], "identifier after ','");
  }
  return (labels) => requirements.every((each) => each(labels));
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

const requirement = (tokens: string[]): LabelSelector => {
  const negated = tokens[0] === '!';
  if (negated) tokens.shift();
  const key = tokens.shift();
  if (key === undefined || !isWord(key)) throw unparsed(found(key, 'identifier'));
  const atEnd = tokens.length === 0 || tokens[0] === ',';
  if (negated && atEnd) return (labels) => !Object.hasOwn(labels, key);
  if (atEnd) return (labels) => Object.hasOwn(labels, key);
  const operator = tokens.shift() ?? '';
  const holds = (labels: Labels, values: readonly string[]): boolean =>
    Object.hasOwn(labels, key) && values.includes(labels[key] ?? '');
  if (operator === 'in' || operator === 'notin') {
    const values = valueList(tokens);
    return (labels) => holds(labels, values) === (operator === 'in');
  }
  if (!['=', '==', '!=', '>', '<'].includes(operator)) throw unparsed(found(operator, operators));
  const value = exactValue(tokens);
  if (operator === '!=') return (labels) => !holds(labels, [value]);
  if (operator === '=' || operator === '==') return (labels) => holds(labels, [value]);
  if (!/^[+-]?\d+$/.test(value))
    throw unparsed(
      badRequest(
        `values[0][${key}]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`,
      ),
    );
  const isMore = operator === '>';
  return (labels) => {
    const own = labels[key];
    if (own === undefined || !/^[+-]?\d+$/.test(own)) return false;
    return isMore ? Number(own) > Number(value) : Number(own) < Number(value);
  };
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
  if (open !== '(') throw unparsed(badRequest(`found '${open ?? ''}' expected: '('`));
  const values: string[] = [];
  for (let expectsValue = true; ; ) {
    const token = tokens.shift();
    if (token === ')') return expectsValue ? [...values, ''] : values;
    if (token === ',') {
      if (expectsValue) values.push('');
      expectsValue = true;
    } else if (isWord(token) && expectsValue) {
      values.push(token);
      expectsValue = false;
    } else throw unparsed(found(token, expectsValue ? "',', or identifier" : "',' or ')'"));
  }
};

const isWord = (token: string | undefined): token is string => token !== undefined && !symbols.includes(token);

const found = (token: string | undefined, expected: string): StatusError =>
  badRequest(`found '${token ?? ''}', expected: ${expected}`);

const unparsed = ({ message }: StatusError): StatusError => badRequest(`unable to parse requirement: ${message}`);

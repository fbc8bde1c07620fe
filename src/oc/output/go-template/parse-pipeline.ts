import { OcError } from '../../oc-error.ts';
import { templateFunctions } from './functions.ts';
import type { Operand, Pipeline } from './syntax.ts';
import { type Token, templateProblem } from './tokens.ts';
import { unquote } from './unquote.ts';

/**
 * Parses what stands in an action: declarations, then commands between bars.
 *
 * @param place what misses a value when there is none: `command`, `if`, `range`
 * @param variables the names that are known so far; those that it declares are added
 * @throws OcError with Go's wording
 */
export const parsePipeline = (
  template: string,
  tokens: readonly Token[],
  place: string,
  variables: string[],
  at = 0,
): Pipeline => {
  const reading: Reading = { template, tokens, next: 0, at: tokens[0]?.at ?? at, variables };
  const pipeline = readPipeline(reading, place);
  const left = tokens[reading.next];
  if (left) throw problem(reading, left, `unexpected ${JSON.stringify(left.text)} in operand`);
  return pipeline;
};

interface Reading {
  readonly template: string;
  readonly tokens: readonly Token[];
  next: number;
  readonly at: number;
  readonly variables: string[];
}

const readPipeline = (reading: Reading, place: string): Pipeline => {
  const { variables, assigns } = readDeclarations(reading);
  if (!assigns) reading.variables.push(...variables);
  const commands: Operand[][] = [];
  for (;;) {
    const operands = readOperands(reading);
    // Nothing behind the last bar is no mistake to Go.
    if (operands.length === 0 && commands.length > 0 && reading.next === reading.tokens.length)
      return { variables, assigns, commands };
    if (operands.length === 0)
      throw problem(
        reading,
        reading.tokens[reading.next],
        reading.tokens[reading.next]?.text === '|'
          ? 'unexpected "|" in command'
          : `missing value for ${commands.length > 0 ? 'command' : place}`,
      );
    commands.push(operands);
    if (reading.tokens[reading.next]?.text !== '|') return { variables, assigns, commands };
    reading.next += 1;
  }
};

/** `$a :=`, `$a, $b :=` and `$a =`. */
const readDeclarations = (reading: Reading): { variables: string[]; assigns: boolean } => {
  const [first, second, third, fourth] = reading.tokens.slice(reading.next);
  if (first?.type !== 'variable') return { variables: [], assigns: false };
  if (second?.text === ':=' || second?.text === '=') {
    reading.next += 2;
    return { variables: [first.text], assigns: second.text === '=' };
  }
  if (second?.text === ',' && third?.type === 'variable' && (fourth?.text === ':=' || fourth?.text === '=')) {
    reading.next += 4;
    return { variables: [first.text, third.text], assigns: fourth.text === '=' };
  }
  return { variables: [], assigns: false };
};

const readOperands = (reading: Reading): Operand[] => {
  const operands: Operand[] = [];
  for (;;) {
    const token = reading.tokens[reading.next];
    if (!token || token.text === '|' || token.text === ')') return operands;
    reading.next += 1;
    operands.push(readOperand(reading, token));
  }
};

const readOperand = (reading: Reading, token: Token): Operand => {
  const { at, text } = token;
  switch (token.type) {
    case 'dot':
      return { type: 'dot', at };
    case 'field':
      return { type: 'field', at, names: [text.slice(1), ...readChain(reading)] };
    case 'variable':
      if (!reading.variables.includes(text))
        throw problem(reading, token, `undefined variable ${JSON.stringify(text)}`);
      return { type: 'variable', at, name: text, names: readChain(reading) };
    case 'string':
      return { type: 'literal', at, value: unquote(text) };
    case 'char':
      return { type: 'literal', at, value: BigInt(unquote(`"${text.slice(1, -1)}"`).codePointAt(0) ?? 0) };
    case 'number':
      return {
        type: 'literal',
        at,
        value: /^[+-]?(0[xX][0-9a-fA-F]+|\d+)$/.test(text) ? wholeNumber(text) : Number(text),
      };
    case 'word':
      return readWord(reading, token);
    default:
      return readGroup(reading, token);
  }
};

const readWord = (reading: Reading, token: Token): Operand => {
  const { at, text } = token;
  if (text === 'true' || text === 'false') return { type: 'literal', at, value: text === 'true' };
  if (text === 'nil') return { type: 'nil', at };
  if (!templateFunctions.has(text)) throw problem(reading, token, `function ${JSON.stringify(text)} not defined`);
  return { type: 'function', at, name: text };
};

const readGroup = (reading: Reading, token: Token): Operand => {
  if (token.text !== '(') throw problem(reading, token, `unexpected ${JSON.stringify(token.text)} in operand`);
  const pipeline = readPipeline(reading, 'parenthesized pipeline');
  if (reading.tokens[reading.next]?.text !== ')') throw problem(reading, undefined, 'unclosed left paren');
  reading.next += 1;
  return { type: 'group', at: token.at, pipeline, names: readChain(reading) };
};

/** Fields that follow without white space: `.a.b`, `$x.a`, `(index . 0).a`. */
const readChain = (reading: Reading): string[] => {
  const names: string[] = [];
  for (;;) {
    const token = reading.tokens[reading.next];
    if (token?.type !== 'field' || token.spaced) return names;
    names.push(token.text.slice(1));
    reading.next += 1;
  }
};

const wholeNumber = (text: string): bigint =>
  text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace(/^\+/, ''));

const problem = (reading: Reading, token: Token | undefined, text: string): OcError =>
  new OcError(templateProblem(reading.template, token?.at ?? reading.at, text));

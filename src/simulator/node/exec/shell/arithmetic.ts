import { ShellSyntaxError } from './shell-syntax-error.ts';

/** The variables that an expression reads and sets. */
export interface ArithmeticVariables {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

/** From those that bind least on; of one row from left to right. */
const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/**
 * The value of `$((expression))`: whole numbers of 64 bits, with the operators of C.
 *
 * @throws ShellSyntaxError for anything else, and for a division by zero
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_04
 */
export const arithmetic = (expression: string, variables: ArithmeticVariables): string => {
  const tokens =
    expression.match(/0[xX][0-9a-fA-F]+|\d+|[A-Za-z_]\w*|<<=|>>=|\|\||&&|[-+*/%&|^=!<>]=|<<|>>|\+\+|--|\S/g) ?? [];
  if (tokens.length === 0) return '0';
  let at = 0;
  const fail = (): never => {
    throw new ShellSyntaxError(`${expression}: syntax error: operand expected (error token is "${tokens[at] ?? ''}")`);
  };
  const take = (...texts: readonly string[]): string | undefined =>
    texts.includes(tokens[at] ?? '') ? tokens[at++] : undefined;
  const variableOf = (name: string): bigint => numberOf(variables.get(name) || '0') ?? 0n;
  const assign = (name: string, value: bigint): bigint => {
    variables.set(name, String(value));
    return value;
  };

  const assignment = (): bigint => {
    const [name = '', operator = ''] = [tokens[at], tokens[at + 1]];
    if (/^[A-Za-z_]/.test(name) && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)) {
      at += 2;
      const value = assignment();
      return assign(name, operator === '=' ? value : apply(operator.slice(0, -1), variableOf(name), value));
    }
    return conditional();
  };
  const conditional = (): bigint => {
    const condition = binary(0);
    if (take('?') === undefined) return condition;
    const one = assignment();
    if (take(':') === undefined) fail();
    const other = conditional();
    return condition !== 0n ? one : other;
  };
  const binary = (level: number): bigint => {
    const operators = BINARY[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (let operator = take(...operators); operator !== undefined; operator = take(...operators))
      left = apply(operator, left, binary(level + 1));
    return left;
  };
  const unary = (): bigint => {
    const operator = take('+', '-', '!', '~', '++', '--');
    if (operator === '++' || operator === '--') {
      const name = tokens[at++] ?? fail();
      return assign(name, variableOf(name) + (operator === '++' ? 1n : -1n));
    }
    if (operator === undefined) return primary();
    const value = unary();
    return operator === '-' ? -value : operator === '!' ? BigInt(value === 0n) : operator === '~' ? ~value : value;
  };
  const primary = (): bigint => {
    if (take('(') !== undefined) {
      const value = assignment();
      return take(')') === undefined ? fail() : value;
    }
    const token = tokens[at] ?? '';
    if (/^[A-Za-z_]/.test(token)) {
      at++;
      const value = variableOf(token);
      const step = take('++', '--');
      if (step !== undefined) assign(token, value + (step === '++' ? 1n : -1n));
      return value;
    }
    const value = numberOf(token) ?? fail();
    at++;
    return value;
  };

  const value = assignment();
  return at < tokens.length ? fail() : String(value);
};

const numberOf = (text: string): bigint | undefined =>
  /^-?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(text) ? BigInt(/^0\d/.test(text) ? `0o${text.slice(1)}` : text) : undefined;

const apply = (operator: string, left: bigint, right: bigint): bigint => {
  if ((operator === '/' || operator === '%') && right === 0n) throw new ShellSyntaxError('division by 0');
  return BigInt.asIntN(64, BigInt((operations[operator] as Operation)(left, right)));
};

type Operation = (left: bigint, right: bigint) => bigint | boolean;

const operations: Readonly<Record<string, Operation>> = {
  '||': (left, right) => left !== 0n || right !== 0n,
  '&&': (left, right) => left !== 0n && right !== 0n,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '&': (left, right) => left & right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<<': (left, right) => left << (right & 63n),
  '>>': (left, right) => left >> (right & 63n),
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

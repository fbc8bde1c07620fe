import type { Command } from '../process.ts';

/** The operators of `expr`, loosest first. */
const LEVELS = [['|'], ['&'], ['=', '!=', '<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];

/** `expr` with numbers, comparisons, `|` and `&`; it fails when the result is empty or zero. */
export const expr: Command = ({ args, out, err }) => {
  const words = [...args];
  try {
    const result = evaluate(words, 0);
    if (words.length > 0) throw new Error('syntax error');
    out(`${result}\n`);
    return isTrue(result) ? 0 : 1;
  } catch (error) {
    err(`expr: ${(error as Error).message}\n`);
    return 2;
  }
};

const evaluate = (words: string[], level: number): string => {
  const operators = LEVELS[level];
  if (operators === undefined) return operand(words);
  let left = evaluate(words, level + 1);
  while (operators.includes(words[0] ?? '')) {
    const operator = words.shift() as string;
    left = apply(operator, left, evaluate(words, level + 1));
  }
  return left;
};

const operand = (words: string[]): string => {
  const word = words.shift();
  if (word === undefined) throw new Error('missing operand');
  if (word !== '(') return word;
  const inner = evaluate(words, 0);
  if (words.shift() !== ')') throw new Error("syntax error: expecting ')'");
  return inner;
};

const isTrue = (value: string): boolean => value !== '' && !/^-?0+$/.test(value);

const apply = (operator: string, left: string, right: string): string => {
  if (operator === '|') return isTrue(left) ? left : isTrue(right) ? right : '0';
  if (operator === '&') return isTrue(left) && isTrue(right) ? left : '0';
  const numbers = [left, right].every((each) => /^-?\d+$/.test(each));
  const [a, b] = numbers ? [BigInt(left), BigInt(right)] : [left, right];
  const comparison = { '=': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[operator];
  if (comparison !== undefined) return comparison ? '1' : '0';
  if (!numbers) throw new Error('non-integer argument');
  return String(calculate(operator, BigInt(left), BigInt(right)));
};

const calculate = (operator: string, a: bigint, b: bigint): bigint => {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (b === 0n) throw new Error('division by zero');
  return operator === '/' ? a / b : a % b;
};

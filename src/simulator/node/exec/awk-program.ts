import { withEscapes } from './escapes.ts';
import { posixExpression } from './posix-expression.ts';

/** What a program of `awk` sees of a line. */
export interface AwkLine {
  readonly text: string;
  readonly fields: readonly string[];
  /** Counted from 1. */
  readonly number: number;
  readonly variables: ReadonlyMap<string, string>;
}

/** One rule of a program: what it prints of a line; `undefined` when the line is not for it. */
export type AwkRule = (line: AwkLine) => string | undefined;

type Value = (line: AwkLine) => string;

/**
 * Reads the programs that scripts cut columns out with: patterns of comparisons and regular expressions, and `print`.
 *
 * @returns `undefined` for anything beyond that
 */
export const awkRules = (program: string): readonly AwkRule[] | undefined => {
  const rules: AwkRule[] = [];
  for (let rest = program.trim(); rest !== ''; ) {
    const [matched, pattern = '', action] = /^([^{]*?)\s*(?:\{([^}]*)\}\s*|$)/.exec(rest) ?? [];
    if (!matched) return undefined;
    const applies = pattern === '' ? () => true : conditionOf(pattern);
    const prints = (action ?? 'print')
      .split(/[;\n]/)
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map(printOf);
    if (applies === undefined || prints.includes(undefined)) return undefined;
    rules.push((line) => (applies(line) ? prints.map((print) => `${print?.(line)}\n`).join('') : undefined));
    rest = rest.slice(matched.length).replace(/^[\s;]+/, '');
  }
  return rules;
};

const printOf = (statement: string): Value | undefined => {
  const operands = /^print\b\s*(.*)$/s.exec(statement)?.[1];
  if (operands === undefined) return undefined;
  if (operands === '') return ({ text }) => text;
  const values = partsOf(operands, ',').map(concatenationOf);
  if (values.includes(undefined)) return undefined;
  return (line) => values.map((value) => value?.(line)).join(' ');
};

/** Splits outside of texts. */
const partsOf = (text: string, separator: string): string[] =>
  (text.match(/(?:"(?:\\.|[^"\\])*"|[^",])+/g) ?? []).filter((each) => each !== separator);

/** Values that stand one behind the other are one text. */
const concatenationOf = (text: string): Value | undefined => {
  const pieces = text.trim().match(/"(?:\\.|[^"\\])*"|\$\(?NF(?:-\d+)?\)?|\$\d+|[\w.]+|\S/g) ?? [];
  const values = pieces.map(valueOfPiece);
  return values.includes(undefined) ? undefined : (line) => values.map((value) => value?.(line)).join('');
};

const valueOfPiece = (piece: string): Value | undefined => {
  if (piece.startsWith('"')) {
    const text = withEscapes(piece.slice(1, -1).replaceAll('\\"', '"'));
    return () => text;
  }
  const [, back] = /^\$\(?NF(?:-(\d+))?\)?$/.exec(piece) ?? [undefined, undefined];
  if (piece.startsWith('$') && piece.includes('NF'))
    return ({ fields }) => fields[fields.length - 1 - Number(back ?? 0)] ?? '';
  if (piece === '$0') return ({ text }) => text;
  if (/^\$\d+$/.test(piece)) return ({ fields }) => fields[Number(piece.slice(1)) - 1] ?? '';
  if (piece === 'NR') return ({ number }) => String(number);
  if (piece === 'NF') return ({ fields }) => String(fields.length);
  if (/^\d+(?:\.\d+)?$/.test(piece)) return () => piece;
  return /^[A-Za-z_]\w*$/.test(piece) ? ({ variables }) => variables.get(piece) ?? '' : undefined;
};

const conditionOf = (pattern: string): ((line: AwkLine) => boolean) | undefined => {
  const [, negated, source] = /^(!?)\/((?:\\.|[^/\\])*)\/$/.exec(pattern) ?? [];
  if (source !== undefined) {
    const expression = posixExpression(source.replaceAll('\\/', '/'), 'extended');
    return ({ text }) => expression.test(text) === (negated === '');
  }
  const [, left = '', operator = '', right = ''] = /^(.+?)\s*(==|!=|<=|>=|!~|~|<|>)\s*(.+)$/.exec(pattern) ?? [];
  const one = concatenationOf(left);
  if (operator.endsWith('~')) {
    const expression = posixExpression(right.replace(/^\/(.*)\/$/, '$1'), 'extended');
    return one && ((line) => expression.test(one(line)) === (operator === '~'));
  }
  const other = concatenationOf(right);
  const compare = comparisons[operator];
  if (left === '' || one === undefined || other === undefined || compare === undefined) return undefined;
  return (line) => {
    const [a, b] = [one(line), other(line)];
    const areNumbers = [a, b].every((each) => each.trim() !== '' && !Number.isNaN(Number(each)));
    return areNumbers ? compare(Number(a), Number(b)) : compare(a, b);
  };
};

type Comparison = (left: string | number, right: string | number) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
};

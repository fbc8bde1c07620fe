import type { CelFinding } from './types/typed-tree.ts';

/** Where an expression cannot be read, as the reader of expressions tells it. */
interface CelProblem {
  readonly name: string;
  readonly message: string;
  readonly range?: { readonly start: number };
}

/** What the reader of expressions has thrown, in the form of the real compiler. */
export const compilationError = (text: string, problem: unknown): string => {
  const { name, message, range } = problem as CelProblem;
  const why = message.split('\n', 1)[0] ?? '';
  return compilationErrors(text, [
    { at: range?.start ?? 0, message: name === 'ParseError' ? `Syntax error: ${why}` : why },
  ]);
};

/**
 * What is wrong with an expression, in the form of the real compiler: of each finding the place, the text, and the line with
 * a mark.
 *
 * @see https://github.com/google/cel-go/blob/v0.22.0/common/error.go
 */
export const compilationErrors = (text: string, findings: readonly CelFinding[]): string =>
  findings
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, message }) => {
      const before = text.slice(0, at).split('\n');
      const ahead = [...(before.at(-1) ?? '').replaceAll('\t', ' ')];
      const line = (text.split('\n')[before.length - 1] ?? '').replaceAll('\t', ' ');
      const mark = isWide([...line][ahead.length] ?? '') ? '\uff3e' : '^';
      const dots = ahead.map((each) => (isWide(each) ? '\uff0e' : '.')).join('');
      return `ERROR: <input>:${before.length}:${ahead.length + 1}: ${message}\n | ${line}\n | ${dots}${mark}`;
    })
    .join('\n');

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) > 0x7f;

import { posix } from 'node:path';
import { globExpression } from '../../apimachinery/glob.ts';
import type { LocatedFile } from './located-file.ts';
import type { Process } from './process.ts';

/** What `find` does with each file. */
export interface FindExpression {
  test(file: LocatedFile): Promise<boolean>;
  readonly minDepth: number;
  readonly maxDepth: number;
}

/** An expression that `find` refuses. */
export class FindSyntaxError extends Error {}

type Test = (file: LocatedFile) => boolean | Promise<boolean>;

/**
 * Parses `-type -name -iname -path -size -empty -maxdepth -mindepth -print -print0`, with `!`, `-o`, `-a` and
 * parentheses. Without an action everything that passes is printed.
 *
 * @throws FindSyntaxError
 * @see https://www.gnu.org/software/findutils/manual/html_mono/find.html
 */
export const parseFindExpression = (args: readonly string[], process: Process): FindExpression => {
  const rest = [...args];
  const depths = { min: 0, max: Number.POSITIVE_INFINITY };
  let acts = false;
  const print =
    (end: string): Test =>
    (file) => {
      process.out(`${file.name}${end}`);
      return true;
    };
  const argumentOf = (name: string): string => {
    const value = rest.shift();
    if (value === undefined) throw new FindSyntaxError(`missing argument to \`${name}'`);
    return value;
  };
  const either = (): Test => {
    let left = both();
    while (rest[0] === '-o' || rest[0] === '-or') {
      rest.shift();
      const [first, second] = [left, both()];
      left = async (file) => (await first(file)) || second(file);
    }
    return left;
  };
  const both = (): Test => {
    let left: Test = primary();
    while (rest.length > 0 && !['-o', '-or', ')'].includes(rest[0] as string)) {
      if (rest[0] === '-a' || rest[0] === '-and') rest.shift();
      const [first, second] = [left, primary()];
      left = async (file) => (await first(file)) && second(file);
    }
    return left;
  };
  const primary = (): Test => {
    const name = rest.shift() as string;
    switch (name) {
      case '!':
      case '-not': {
        const negated = primary();
        return async (file) => !(await negated(file));
      }
      case '(': {
        const inner = either();
        rest.shift();
        return inner;
      }
      case '-type':
        return typeTest(argumentOf(name));
      case '-name':
      case '-iname': {
        const expression = globExpression(argumentOf(name), { ignoreCase: name === '-iname' });
        return (file) => expression.test(posix.basename(file.name) || '/');
      }
      case '-path':
      case '-wholename': {
        const expression = globExpression(argumentOf(name), { slashes: true });
        return (file) => expression.test(file.name);
      }
      case '-size':
        return sizeTest(argumentOf(name));
      case '-empty':
        return async ({ path, status }) =>
          status.kind === 'directory'
            ? (await process.container.files.list(path)).length === 0
            : status.kind === 'file' && status.size === 0;
      case '-maxdepth':
        depths.max = Number(argumentOf(name));
        return () => true;
      case '-mindepth':
        depths.min = Number(argumentOf(name));
        return () => true;
      case '-print':
      case '-print0':
        acts = true;
        return print(name === '-print' ? '\n' : '\0');
      default:
        throw new FindSyntaxError(
          name.startsWith('-') ? `unknown predicate \`${name}'` : `paths must precede expression: \`${name}'`,
        );
    }
  };
  const filter: Test = rest.length > 0 ? either() : () => true;
  const show = print('\n');
  return {
    test: async (file) => (await filter(file)) && (acts || show(file)),
    minDepth: depths.min,
    maxDepth: depths.max,
  };
};

const TYPES = { f: 'file', d: 'directory', l: 'symlink' } as const;

const typeTest = (letters: string): Test => {
  const kinds = letters.split(',').map((letter) => TYPES[letter as keyof typeof TYPES]);
  if (kinds.some((each) => each === undefined)) throw new FindSyntaxError(`Unknown argument to -type: ${letters}`);
  return ({ status }) => kinds.includes(status.kind);
};

const UNITS: Readonly<Record<string, number>> = { c: 1, w: 2, b: 512, k: 1024, M: 1024 ** 2, G: 1024 ** 3 };

const sizeTest = (text: string): Test => {
  const [, sign, amount, unit = 'b'] = /^([+-]?)(\d+)([cwbkMG]?)$/.exec(text) ?? [];
  if (amount === undefined) throw new FindSyntaxError(`invalid -size type \`${text}'`);
  const wanted = Number(amount);
  return ({ status }) => {
    const size = Math.ceil(status.size / (UNITS[unit || 'b'] as number));
    return sign === '+' ? size > wanted : sign === '-' ? size < wanted : size === wanted;
  };
};

import { globExpression } from '../../../apimachinery/glob.ts';
import { locate } from '../located-file.ts';
import { posixExpression } from '../posix-expression.ts';
import type { Command, Process } from '../process.ts';

/** `test EXPRESSION`, `[ EXPRESSION ]` and `[[ EXPRESSION ]]`: files, strings, numbers, `!`, `-a`, `-o`. */
export const test: Command = async (process) => {
  const args = [...process.args];
  const end = { '[': ']', '[[': ']]' }[process.name];
  if (end !== undefined && args.pop() !== end) {
    process.err(`${process.name}: missing \`${end}'\n`);
    return 2;
  }
  return (await either(process, args)) ? 0 : 1;
};

const either = async (process: Process, args: readonly string[]): Promise<boolean> => {
  for (const [operator, stops] of [
    ['-o', true],
    ['-a', false],
  ] as const) {
    const at = args.indexOf(operator, 1);
    if (at < 0) continue;
    const left = await either(process, args.slice(0, at));
    return left === stops ? stops : either(process, args.slice(at + 1));
  }
  if (args[0] === '!') return !(await either(process, args.slice(1)));
  return primary(process, args);
};

const primary = async (process: Process, [first = '', second, third = '']: readonly string[]): Promise<boolean> => {
  if (second === undefined) return first !== '';
  if (first === '-n') return second !== '';
  if (first === '-z') return second === '';
  if (/^-[efdsrwxLh]$/.test(first)) return fileTest(process, first, second);
  const compare = (process.name === '[[' ? patternComparisons[second] : undefined) ?? comparisons[second];
  return compare?.(first, third) ?? false;
};

type Comparison = (left: string, right: string) => boolean;

const matches: Comparison = (left, right) => globExpression(right, { slashes: true }).test(left);

/** Between `[[` and `]]` what stands on the right is a pattern. */
const patternComparisons: Readonly<Record<string, Comparison>> = {
  '=': matches,
  '==': matches,
  '!=': (left, right) => !matches(left, right),
  '=~': (left, right) => posixExpression(right, 'extended').test(left),
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
};

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': (left, right) => left === right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '-eq': (left, right) => Number(left) === Number(right),
  '-ne': (left, right) => Number(left) !== Number(right),
  '-lt': (left, right) => Number(left) < Number(right),
  '-le': (left, right) => Number(left) <= Number(right),
  '-gt': (left, right) => Number(left) > Number(right),
  '-ge': (left, right) => Number(left) >= Number(right),
};

const fileTest = async (process: Process, operator: string, name: string): Promise<boolean> => {
  const status = (await locate(process, name, { follow: operator !== '-L' && operator !== '-h' }))?.status;
  if (status === undefined) return false;
  if (operator === '-f') return status.kind === 'file';
  if (operator === '-d') return status.kind === 'directory';
  if (operator === '-L' || operator === '-h') return status.kind === 'symlink';
  if (operator === '-s') return status.size > 0;
  if (operator === '-x') return status.kind === 'directory' || (status.mode & 0o111) !== 0;
  return operator !== '-w';
};

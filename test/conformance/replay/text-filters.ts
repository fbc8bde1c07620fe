import { type Output, success } from './output.ts';

/** Sends output through `grep`, `head`, `tr` and `wc -l`, as far as recorded commands need them. */
export const filterOutput = (output: Output, [program = '', ...words]: readonly string[]): Output => {
  const lines = output.stdout.replace(/\n$/, '').split('\n');
  const filter = filters[program];
  if (filter === undefined)
    throw new Error(`expected a pipe into ${Object.keys(filters).join(', ')}, found ${program}`);
  const kept = filter(lines, words);
  const text = kept.map((line) => `${line}\n`).join('');
  return { ...success(text), stderr: output.stderr, exitCode: program === 'grep' && kept.length === 0 ? 1 : 0 };
};

const grep = (lines: readonly string[], words: readonly string[]): string[] => {
  const after = Number(words.find((word) => word.startsWith('-A'))?.slice(2) ?? 0);
  const pattern = new RegExp(basicPattern(words.findLast((word) => !word.startsWith('-')) ?? ''));
  const kept: string[] = [];
  let last = -1;
  lines.forEach((line, index) => {
    if (!pattern.test(line)) return;
    if (after > 0 && last >= 0 && index > last + 1) kept.push('--');
    for (let next = Math.max(index, last + 1); next <= index + after && next < lines.length; next += 1) {
      kept.push(lines[next] as string);
      last = next;
    }
  });
  return kept;
};

/** In basic patterns a backslash makes `|` mean "or". */
const basicPattern = (pattern: string): string => pattern.replaceAll('\\|', '|');

const filters: Readonly<Record<string, (lines: readonly string[], words: readonly string[]) => string[]>> = {
  grep,
  head: (lines, [count = '-10']) => (count === '-c' ? [...lines] : lines.slice(0, Number(count.slice(1)))),
  tr: (lines) => [...lines],
  wc: (lines) => [String(lines.filter((line) => line !== '').length)],
};

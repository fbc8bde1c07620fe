import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `sort` with `-r`, `-n`, `-u`, `-k FIELD`, in the order of bytes. */
export const sort: Command = async (process) => {
  const options = parseOptions(process, {
    flags: 'rnuh',
    valued: 'kt',
    long: { reverse: 'r', 'numeric-sort': 'n', unique: 'u' },
  });
  if (options === undefined) return 2;
  const { flags, values } = options;
  let code = 0;
  const lines: string[] = [];
  for await (const { content } of inputFiles(process, options.operands, () => (code = 2)))
    lines.push(...(await Array.fromAsync(textLines(content))));
  const field = Number.parseInt(values.get('k') ?? '0', 10);
  const keyOf = (line: string): string =>
    field === 0
      ? line
      : line
          .trimStart()
          .split(values.get('t') ?? /[ \t]+/)
          .slice(field - 1)
          .join(' ');
  const numeric = flags.has('n') || flags.has('h');
  const compare = (left: string, right: string): number => {
    const byNumber = numeric ? (Number.parseFloat(keyOf(left)) || 0) - (Number.parseFloat(keyOf(right)) || 0) : 0;
    return byNumber || byBytes(keyOf(left), keyOf(right)) || byBytes(left, right);
  };
  lines.sort(flags.has('r') ? (left, right) => compare(right, left) : compare);
  for (const line of flags.has('u') ? new Set(lines) : lines) process.out(`${line}\n`);
  return code;
};

const byBytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `seq [FIRST [STEP]] LAST` with `-s` and `-w`. */
export const seq: Command = (process) => {
  const args = process.args.map((each) => (/^-\d/.test(each) ? `\0${each}` : each));
  const options = parseOptions({ ...process, args }, { flags: 'w', valued: 's' });
  if (options === undefined) return 1;
  const numbers = options.operands.map((each) => Number(each.replace('\0', '')));
  const last = numbers.at(-1);
  if (last === undefined || numbers.some(Number.isNaN)) {
    process.err(last === undefined ? 'seq: missing operand\n' : `seq: invalid floating point argument\n`);
    return 1;
  }
  const first = numbers.length > 1 ? (numbers[0] as number) : 1;
  const step = numbers.length > 2 ? (numbers[1] as number) : 1;
  const values: string[] = [];
  for (let value = first; step > 0 ? value <= last : step < 0 && value >= last; value += step)
    values.push(String(value));
  const width = options.flags.has('w') ? Math.max(...values.map(({ length }) => length)) : 0;
  const lines = values.map((value) => value.padStart(width, '0'));
  if (lines.length > 0) process.out(`${lines.join(options.values.get('s') ?? '\n')}\n`);
  return 0;
};

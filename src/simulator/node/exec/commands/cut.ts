import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `cut` with `-d`, `-f`, `-c` and `-s`. */
export const cut: Command = async (process) => {
  const options = parseOptions(process, { flags: 's', valued: 'dfcb' });
  if (options === undefined) return 1;
  const fields = options.values.get('f');
  const list = fields ?? options.values.get('c') ?? options.values.get('b');
  if (list === undefined) {
    process.err('cut: you must specify a list of bytes, characters, or fields\n');
    return 1;
  }
  const ranges = list.split(',').map((each) => {
    const [from = '', to = from] = each.split('-');
    return [Number(from || 1), to === '' ? Number.POSITIVE_INFINITY : Number(to)] as const;
  });
  const isChosen = (_: unknown, index: number): boolean =>
    ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to);
  const delimiter = options.values.get('d') ?? '\t';
  let code = 0;
  for await (const { content } of inputFiles(process, options.operands, () => (code = 1))) {
    for await (const line of textLines(content)) {
      if (fields === undefined) process.out(`${[...line].filter(isChosen).join('')}\n`);
      else if (line.includes(delimiter)) process.out(`${line.split(delimiter).filter(isChosen).join(delimiter)}\n`);
      else if (!options.flags.has('s')) process.out(`${line}\n`);
    }
  }
  return code;
};

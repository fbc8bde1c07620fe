import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `uniq` with `-c` and `-d`. */
export const uniq: Command = async (process) => {
  const options = parseOptions(process, { flags: 'cd' });
  if (options === undefined) return 1;
  let code = 0;
  const groups: { line: string; count: number }[] = [];
  for await (const { content } of inputFiles(process, options.operands.slice(0, 1), () => (code = 1))) {
    for await (const line of textLines(content)) {
      const last = groups.at(-1);
      if (last?.line === line) last.count++;
      else groups.push({ line, count: 1 });
    }
  }
  for (const { line, count } of groups) {
    if (options.flags.has('d') && count === 1) continue;
    process.out(options.flags.has('c') ? `${String(count).padStart(7)} ${line}\n` : `${line}\n`);
  }
  return code;
};

import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `tail` with `-n N`, `-n +N`, `-N`, `-c N` and `-c +N`; `-f` waits for lines that never come. */
export const tail: Command = async (process) => {
  const args = process.args.map((each) => each.replace(/^-(\d+)$/, '-n$1'));
  const options = parseOptions({ ...process, args }, { flags: 'qfF', valued: 'nc' });
  if (options === undefined) return 1;
  let code = 0;
  const wanted = options.values.get('n') ?? '10';
  for await (const { name, content } of inputFiles(process, options.operands, () => (code = 1))) {
    if (options.operands.length > 1) process.out(`==> ${name} <==\n`);
    const bytes = options.values.get('c');
    if (bytes !== undefined) {
      const all = Buffer.concat(await Array.fromAsync(content));
      const from = bytes.startsWith('+') ? Math.max(0, Number(bytes) - 1) : all.length - Math.abs(Number(bytes));
      process.out(all.subarray(Math.max(0, from)));
      continue;
    }
    const lines = await Array.fromAsync(textLines(content));
    const kept = wanted.startsWith('+')
      ? lines.slice(Math.max(0, Number(wanted) - 1))
      : Number(wanted) === 0
        ? []
        : lines.slice(-Math.abs(Number(wanted)));
    for (const line of kept) process.out(`${line}\n`);
  }
  if (options.flags.has('f') || options.flags.has('F'))
    await new Promise<void>((resolve) => process.container.clock.after(Number.POSITIVE_INFINITY, resolve));
  return code;
};

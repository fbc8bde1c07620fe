import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `base64` with `-d` and `-w`. */
export const base64: Command = async (process) => {
  const options = parseOptions(process, { flags: 'di', valued: 'w', long: { decode: 'd', 'wrap=': 'w' } });
  if (options === undefined) return 1;
  let code = 0;
  for await (const { content } of inputFiles(process, options.operands, () => (code = 1))) {
    const bytes = Buffer.concat(await Array.fromAsync(content));
    if (options.flags.has('d')) {
      process.out(Buffer.from(bytes.toString('latin1'), 'base64'));
      continue;
    }
    const width = Number(options.values.get('w') ?? 76);
    const text = bytes.toString('base64');
    process.out(width === 0 ? text : text.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n'));
  }
  return code;
};

import { createHash } from 'node:crypto';
import { inputFiles } from '../input-files.ts';
import type { Command } from '../process.ts';

export const sha256sum: Command = async (process) => {
  let code = 0;
  for await (const { name, content } of inputFiles(process, process.args, () => (code = 1))) {
    const hash = createHash('sha256');
    for await (const chunk of content) hash.update(chunk);
    process.out(`${hash.digest('hex')}  ${name}\n`);
  }
  return code;
};

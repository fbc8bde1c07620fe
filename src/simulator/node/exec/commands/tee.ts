import { posix } from 'node:path';
import { READ_ONLY } from '../../files/mounts.ts';
import { madeFile } from '../../files/written-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `tee` with `-a`. */
export const tee: Command = async (process) => {
  const options = parseOptions(process, { flags: 'ai', long: { append: 'a' } });
  if (options === undefined) return 1;
  const { files, clock, user } = process.container;
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    process.out(chunk);
    chunks.push(chunk);
  }
  let code = 0;
  for (const name of options.operands) {
    const path = posix.resolve(process.directory, name);
    const before = options.flags.has('a') ? await Array.fromAsync(files.read(path)) : [];
    const entry = madeFile(path, Buffer.concat([...before, ...chunks]), {
      mode: 0o644,
      ...user,
      modified: clock.now(),
    });
    const why = files.write === undefined ? READ_ONLY : await files.write(entry);
    if (why === undefined) continue;
    process.err(`tee: ${name}: ${why}\n`);
    code = 1;
  }
  return code;
};

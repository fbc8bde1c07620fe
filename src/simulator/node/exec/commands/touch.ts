import { posix } from 'node:path';
import { READ_ONLY } from '../../files/mounts.ts';
import { madeFile } from '../../files/written-files.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `touch` with `-c`: makes files, or says that they have changed now. */
export const touch: Command = async (process) => {
  const options = parseOptions(process, { flags: 'camf', long: { 'no-create': 'c' } });
  if (options === undefined) return 1;
  const { files, clock, user } = process.container;
  let code = 0;
  for (const name of options.operands) {
    const file = await locate(process, name);
    if (file?.status.kind === 'directory' || (file === undefined && options.flags.has('c'))) continue;
    const content = file === undefined ? new Uint8Array() : Buffer.concat(await Array.fromAsync(files.read(file.path)));
    const path = file?.path ?? posix.resolve(process.directory, name);
    const entry = madeFile(path, content, { mode: 0o644, ...user, ...file?.status, modified: clock.now() });
    const why = files.write === undefined ? READ_ONLY : await files.write(entry);
    if (why === undefined) continue;
    process.err(`touch: cannot touch '${name}': ${why}\n`);
    code = 1;
  }
  return code;
};

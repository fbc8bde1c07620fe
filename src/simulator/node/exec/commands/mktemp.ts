import { posix } from 'node:path';
import { READ_ONLY } from '../../files/mounts.ts';
import { madeFile } from '../../files/written-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `mktemp` with `-d` and a template; of the names that are free it takes the first one. */
export const mktemp: Command = async (process) => {
  const options = parseOptions(process, { flags: 'dqut', valued: 'p' });
  if (options === undefined) return 1;
  const { files, clock, user } = process.container;
  const folder = options.values.get('p') ?? (options.operands.length > 0 ? process.directory : '/tmp');
  const template = options.operands[0] ?? 'tmp.XXXXXXXXXX';
  for (let number = 1; ; number++) {
    const name = template.replace(/X{3,}$/, (places) => number.toString(36).padStart(places.length, 'a'));
    const path = posix.resolve(folder, name);
    if ((await files.status(path)) !== undefined && name !== template) continue;
    const isFolder = options.flags.has('d');
    const entry = madeFile(path, isFolder ? undefined : new Uint8Array(), {
      mode: isFolder ? 0o700 : 0o600,
      ...user,
      modified: clock.now(),
    });
    const why = await (files.write?.(entry) ?? READ_ONLY);
    if (why === undefined) process.out(`${options.operands.length > 0 ? name : path}\n`);
    else process.err(`mktemp: failed to create file via template '${template}': ${why}\n`);
    return why === undefined ? 0 : 1;
  }
};

import { posix } from 'node:path';
import { READ_ONLY } from '../../files/mounts.ts';
import { madeFile } from '../../files/written-files.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command, Process } from '../process.ts';

/** `mkdir` with `-p` and `-m MODE`. */
export const mkdir: Command = async (process) => {
  const options = parseOptions(process, { flags: 'pv', valued: 'm', long: { parents: 'p', 'mode=': 'm' } });
  if (options === undefined) return 1;
  const { flags, operands, values } = options;
  const mode = Number.parseInt(values.get('m') ?? '755', 8);
  let code = 0;
  for (const name of operands) {
    const why = await make(process, name, mode, flags.has('p'));
    if (why === undefined) continue;
    process.err(`mkdir: cannot create directory '${name}': ${why}\n`);
    code = 1;
  }
  return code;
};

const make = async (process: Process, name: string, mode: number, parents: boolean): Promise<string | undefined> => {
  const { files, clock } = process.container;
  const file = await locate(process, name);
  if (file !== undefined) return parents && file.status.kind === 'directory' ? undefined : 'File exists';
  const path = posix.resolve(process.directory, name);
  if (parents) {
    const above = await make(process, posix.dirname(path), 0o755, true);
    if (above !== undefined) return above;
  }
  const parent = await locate(process, posix.dirname(path));
  if (parent === undefined) return 'No such file or directory';
  const { user } = process.container;
  const entry = madeFile(posix.join(parent.path, posix.basename(path)), undefined, {
    modified: clock.now(),
    mode,
    ...user,
  });
  return files.write === undefined ? READ_ONLY : files.write(entry);
};

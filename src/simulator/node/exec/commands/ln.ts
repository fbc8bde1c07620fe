import { READ_ONLY } from '../../files/mounts.ts';
import { copyFile, destination } from '../copy-file.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `ln` with `-s`, `-f` and `-n`; a hard link is a copy. */
export const ln: Command = async (process) => {
  const options = parseOptions(process, { flags: 'sfnv', long: { symbolic: 's', force: 'f' } });
  if (options === undefined) return 1;
  const [target, name = '.'] = options.operands;
  if (target === undefined) {
    process.err('ln: missing file operand\n');
    return 1;
  }
  const { files, clock, user } = process.container;
  const path = await destination(process, target, name);
  const isSymbolic = options.flags.has('s');
  const source = isSymbolic ? undefined : await locate(process, target);
  const refuse = (why: string): number => {
    const kind = isSymbolic ? 'symbolic' : 'hard';
    process.err(`ln: failed to create ${kind} link '${path}': ${why}\n`);
    return 1;
  };
  if (!options.flags.has('f') && (await files.status(path)) !== undefined) return refuse('File exists');
  if (!isSymbolic && source === undefined) {
    process.err(`ln: failed to access '${target}': No such file or directory\n`);
    return 1;
  }
  const status = {
    kind: 'symlink',
    size: target.length,
    mode: 0o777,
    modified: clock.now(),
    uid: user.uid,
    gid: user.gid,
    target,
  } as const;
  const why =
    source === undefined ? await (files.write?.({ path, status }) ?? READ_ONLY) : await copyFile(process, source, path);
  return why === undefined ? 0 : refuse(why);
};

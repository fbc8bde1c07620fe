import { posix } from 'node:path';
import { READ_ONLY } from '../../files/mounts.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `rm` with `-f -r -R -v`. */
export const rm: Command = async (process) => {
  const options = parseOptions(process, { flags: 'frRv', long: { force: 'f', recursive: 'r', verbose: 'v' } });
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const { files } = process.container;
  if (operands.length === 0 && !flags.has('f')) {
    process.err('rm: missing operand\n');
    return 1;
  }
  let code = 0;
  const complain = (name: string, why: string): void => {
    process.err(`rm: cannot remove '${name}': ${why}\n`);
    code = 1;
  };
  for (const name of operands) {
    const file = await locate(process, name, { follow: false });
    if (file === undefined) {
      if (!flags.has('f')) complain(name, 'No such file or directory');
      continue;
    }
    const isKept = file.status.kind === 'directory' && !flags.has('r') && !flags.has('R');
    const why = isKept ? 'Is a directory' : files.unlink === undefined ? READ_ONLY : await files.unlink(file.path);
    if (why !== undefined) complain(name, why);
    else if (flags.has('v')) process.out(`removed '${posix.normalize(name)}'\n`);
  }
  return code;
};

import { READ_ONLY } from '../../files/mounts.ts';
import { copyFile, destination } from '../copy-file.ts';
import { type LocatedFile, locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command, Process } from '../process.ts';

/** `mv` with `-f`, `-n` and `-v`. */
export const mv: Command = async (process) => {
  const options = parseOptions(process, { flags: 'fnvT', long: { force: 'f', verbose: 'v' } });
  if (options === undefined) return 1;
  const [target, ...names] = options.operands.toReversed();
  if (target === undefined || names.length === 0) {
    process.err(
      target === undefined ? 'mv: missing file operand\n' : `mv: missing destination file operand after '${target}'\n`,
    );
    return 1;
  }
  const { files } = process.container;
  let code = 0;
  for (const name of names.toReversed()) {
    const file = await locate(process, name, { follow: false });
    const to = await destination(process, name, target);
    const isKept = options.flags.has('n') && (await files.status(to)) !== undefined;
    if (isKept || file?.path === to) continue;
    const why =
      file === undefined
        ? 'No such file or directory'
        : files.unlink === undefined
          ? READ_ONLY
          : await move(process, file, to);
    if (why !== undefined) {
      process.err(
        file === undefined ? `mv: cannot stat '${name}': ${why}\n` : `mv: cannot move '${name}' to '${to}': ${why}\n`,
      );
      code = 1;
    } else if (options.flags.has('v')) process.out(`renamed '${name}' -> '${to}'\n`);
  }
  return code;
};

/** Leaves no copy behind of what has to stay, such as a mount. */
const move = async (process: Process, file: LocatedFile, to: string): Promise<string | undefined> => {
  const { files } = process.container;
  const why = (await copyFile(process, file, to)) ?? (await files.unlink?.(file.path));
  if (why !== undefined) await files.unlink?.(to);
  return why;
};

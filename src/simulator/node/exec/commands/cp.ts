import { copyFile, destination } from '../copy-file.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `cp` with `-r -R -a -p -f -L -v`. */
export const cp: Command = async (process) => {
  const options = parseOptions(process, { flags: 'rRapfLvT', long: { recursive: 'r', archive: 'a', verbose: 'v' } });
  if (options === undefined) return 1;
  const { flags } = options;
  const [target, ...names] = options.operands.toReversed();
  if (target === undefined || names.length === 0) {
    process.err(
      target === undefined ? 'cp: missing file operand\n' : `cp: missing destination file operand after '${target}'\n`,
    );
    return 1;
  }
  const { clock, user } = process.container;
  let code = 0;
  const complain = (text: string): void => {
    process.err(`cp: ${text}\n`);
    code = 1;
  };
  for (const name of names.toReversed()) {
    const file = await locate(process, name);
    if (file === undefined) complain(`cannot stat '${name}': No such file or directory`);
    else if (file.status.kind === 'directory' && !/[rRa]/.test([...flags].join('')))
      complain(`-r not specified; omitting directory '${name}'`);
    else {
      const keeps = flags.has('a') || flags.has('p');
      const status = keeps ? file.status : { ...file.status, uid: user.uid, gid: user.gid, modified: clock.now() };
      const to = await destination(process, name, target);
      const why = await copyFile(process, { path: file.path, status }, to);
      if (why !== undefined) complain(`cannot create regular file '${to}': ${why}`);
      else if (flags.has('v')) process.out(`'${name}' -> '${to}'\n`);
    }
  }
  return code;
};

import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `readlink` with `-f`, and `realpath`. */
export const readlink: Command = async (process) => {
  const options = parseOptions(process, { flags: 'fenm' });
  if (options === undefined) return 1;
  const follow = process.name === 'realpath' || /[fem]/.test([...options.flags].join(''));
  let code = 0;
  for (const name of options.operands) {
    const file = await locate(process, name, { follow });
    const found = follow ? file?.path : file?.status.target;
    if (found !== undefined) process.out(`${found}\n`);
    else {
      code = 1;
      if (process.name === 'realpath') process.err(`realpath: ${name}: No such file or directory\n`);
    }
  }
  return code;
};

import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import { type Command, readText } from '../process.ts';
import { sysctlPath } from '../sysctl-path.ts';

/** `sysctl NAME…`, with `-n`: the settings of the kernel that can be read below `/proc/sys`. */
export const sysctl: Command = async (process) => {
  const options = parseOptions(process, { flags: 'ne', long: { values: 'n', ignore: 'e' } });
  if (options === undefined) return 1;
  let code = 0;
  for (const name of options.operands) {
    const below = sysctlPath(name);
    const path = `/proc/sys/${below}`;
    const shown = below.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/'));
    const file = await locate(process, path, { follow: true });
    if (file === undefined) {
      if (options.flags.has('e')) continue;
      process.err(`sysctl: cannot stat ${path}: No such file or directory\n`);
      code = 255;
      continue;
    }
    const value = (await readText(process.container.files.read(file.path))).trimEnd();
    process.out(options.flags.has('n') ? `${value}\n` : `${shown} = ${value}\n`);
  }
  return code;
};

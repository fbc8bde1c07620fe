import { posix } from 'node:path';
import { locate } from '../located-file.ts';
import { type Command, noInput, readText } from '../process.ts';
import { runInput } from '../run-input.ts';
import { Shell } from '../shell/shell.ts';

/** `sh -c SCRIPT`, `sh FILE` and `sh` with the script on stdin; `-e`, `-u` and `-x` as of `set`. */
export const sh: Command = async (process) => {
  const { args, container, directory, environment, out, err } = process;
  const operands = [...args];
  let options = '';
  while (operands[0]?.startsWith('-')) options += operands.shift();
  const script = options.includes('c') ? operands.shift() : undefined;
  const base = { container, directory, environment, options: options.replace(/[^eux]/g, '') };
  if (script !== undefined) {
    return new Shell({ ...base, parameters: operands.length > 0 ? operands : ['sh'] }).run(script, {
      stdin: process.stdin,
      out,
      err,
    });
  }
  const [file] = operands;
  if (file === undefined) return runInput(new Shell(base), process);
  const located = await locate(process, file);
  if (located?.status.kind !== 'file') {
    err(`sh: ${file}: No such file or directory\n`);
    return 127;
  }
  const content = await readText(container.files.read(posix.resolve(directory, located.path)));
  return new Shell({ ...base, parameters: operands }).run(content, { stdin: noInput, out, err });
};

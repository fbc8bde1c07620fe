import { posix } from 'node:path';
import { findCommand } from '../find-command.ts';
import { type Command, noInput, readText } from '../process.ts';

/** `xargs` with `-n N`, `-I TEXT`, `-r` and `-0`. */
export const xargs: Command = async (process) => {
  const args = [...process.args];
  const values = new Map<string, string>();
  while (args[0]?.startsWith('-')) {
    const option = args.shift() as string;
    const letter = option[1] as string;
    values.set(letter, 'nI'.includes(letter) ? option.slice(2) || (args.shift() ?? '') : '');
  }
  const [name = 'echo', ...fixed] = args;
  const input = await readText(process.stdin);
  const placeholder = values.get('I');
  const separator = values.has('0') ? '\0' : placeholder === undefined ? /\s+/ : '\n';
  const words = input.split(separator).filter((each) => each !== '');
  const size = placeholder === undefined ? Number(values.get('n') ?? Math.max(1, words.length)) : 1;
  const { container, directory: workingDirectory, environment } = process;
  const command = await findCommand(name, { files: container.files, workingDirectory, environment });
  if (command === undefined) {
    process.err(`xargs: ${name}: No such file or directory\n`);
    return 127;
  }
  let code = 0;
  for (let at = 0; at < words.length || (at === 0 && !values.has('r')); at += size) {
    const some = words.slice(at, at + size);
    const operands =
      placeholder === undefined
        ? [...fixed, ...some]
        : fixed.map((each) => each.replaceAll(placeholder, some[0] ?? ''));
    const status = await command({ ...process, name: posix.basename(name), args: operands, stdin: noInput });
    if (status !== 0) code = 123;
  }
  return code;
};

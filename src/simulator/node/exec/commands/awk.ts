import { awkRules } from '../awk-program.ts';
import { withEscapes } from '../escapes.ts';
import { inputFiles } from '../input-files.ts';
import { posixExpression } from '../posix-expression.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `awk` with `-F` and `-v`, as far as it cuts out columns. */
export const awk: Command = async (process) => {
  const args = [...process.args];
  const variables = new Map<string, string>();
  let separator: string | undefined;
  while (args[0]?.startsWith('-') && args[0] !== '-') {
    const option = args.shift() as string;
    const value = option.slice(2) || (args.shift() ?? '');
    if (option.startsWith('-F')) separator = withEscapes(value);
    else if (option.startsWith('-v')) variables.set(value.split('=')[0] as string, value.replace(/^[^=]*=/, ''));
  }
  const [program = '', ...names] = args;
  const rules = awkRules(program);
  if (rules === undefined) {
    process.err(`awk: only patterns and print are known here: ${program}\n`);
    return 2;
  }
  const limit =
    separator === undefined || separator === ' '
      ? /[ \t]+/
      : separator.length > 1
        ? posixExpression(separator, 'extended')
        : separator;
  let code = 0;
  let number = 0;
  for await (const { content } of inputFiles(process, names, () => (code = 2))) {
    for await (const text of textLines(content)) {
      const trimmed = limit instanceof RegExp && separator === undefined ? text.trim() : text;
      const fields = trimmed === '' ? [] : trimmed.split(limit);
      number++;
      for (const rule of rules) process.out(rule({ text, fields, number, variables }) ?? '');
    }
  }
  return code;
};

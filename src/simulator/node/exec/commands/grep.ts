import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import { posixExpression } from '../posix-expression.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `grep` with `-c -i -v -n -q -o -l -E -F -e PATTERN`. Exit code 1 when nothing matches. */
export const grep: Command = async (process) => {
  const options = parseOptions(process, {
    flags: 'civnqolEFsh',
    valued: 'em',
    long: { count: 'c', 'ignore-case': 'i', 'invert-match': 'v', quiet: 'q' },
  });
  if (options === undefined) return 2;
  const { flags, values } = options;
  const operands = [...options.operands];
  const pattern = values.get('e') ?? operands.shift();
  if (pattern === undefined) {
    process.err('Usage: grep [OPTION]... PATTERNS [FILE]...\n');
    return 2;
  }
  const expression = compile(pattern, flags);
  let failed = false;
  let found = false;
  for await (const { name, content } of inputFiles(process, operands, () => (failed = true))) {
    const prefix = operands.length > 1 && !flags.has('h') ? `${name}:` : '';
    let count = 0;
    let number = 0;
    for await (const line of textLines(content)) {
      number++;
      if (expression.test(line) === flags.has('v')) continue;
      count++;
      if (['c', 'q', 'l'].some((each) => flags.has(each))) continue;
      const shown = flags.has('o')
        ? [...line.matchAll(new RegExp(expression, `${expression.flags}g`))].map(([match]) => match)
        : [line];
      for (const text of shown) process.out(`${prefix}${flags.has('n') ? `${number}:` : ''}${text}\n`);
    }
    if (flags.has('c')) process.out(`${prefix}${count}\n`);
    if (flags.has('l') && count > 0) process.out(`${name}\n`);
    found ||= count > 0;
  }
  return failed ? 2 : found ? 0 : 1;
};

const compile = (pattern: string, flags: ReadonlySet<string>): RegExp => {
  const options = flags.has('i') ? 'i' : '';
  if (flags.has('F'))
    return new RegExp(
      pattern
        .split('\n')
        .map((part) => RegExp.escape(part))
        .join('|'),
      options,
    );
  return posixExpression(pattern, flags.has('E') ? 'extended' : 'basic', options);
};

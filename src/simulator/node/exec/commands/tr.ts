import { withEscapes } from '../escapes.ts';
import { parseOptions } from '../options.ts';
import { type Command, readText } from '../process.ts';

/** `tr` with `-d`, `-s` and `-c`. */
export const tr: Command = async (process) => {
  const options = parseOptions(process, { flags: 'dscC' });
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const [from = '', to = ''] = operands.map(characters);
  const isMember = (char: string): boolean => from.includes(char) !== (flags.has('c') || flags.has('C'));
  let result = '';
  for (const char of await readText(process.stdin)) {
    const member = isMember(char);
    if (member && flags.has('d')) continue;
    const at = flags.has('c') || flags.has('C') ? to.length : from.indexOf(char);
    const changed = member && to !== '' ? (to[at] ?? (to.at(-1) as string)) : char;
    if (flags.has('s') && result.endsWith(changed) && (to === '' ? member : to.includes(changed))) continue;
    result += changed;
  }
  process.out(result);
  return 0;
};

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: '0-9A-Za-z',
  space: ' \\t\\n\\v\\f\\r',
  blank: ' \\t',
};

/** The characters of a set, with ranges and classes written out. */
const characters = (set: string): string =>
  withEscapes(set.replace(/\[:(\w+):\]/g, (written, name) => CLASSES[name] ?? written)).replace(
    /([\s\S])-([\s\S])/g,
    (_, first: string, last: string) => {
      const [start, end] = [first.charCodeAt(0), last.charCodeAt(0)];
      return String.fromCharCode(...Array.from({ length: Math.max(0, end - start + 1) }, (__, index) => start + index));
    },
  );

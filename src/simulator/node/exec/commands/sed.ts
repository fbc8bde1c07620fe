import { READ_ONLY } from '../../files/mounts.ts';
import { inputFiles } from '../input-files.ts';
import { locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';
import { type SedCommand, sedCommands } from '../sed-script.ts';
import { textLines } from '../text-lines.ts';

/** `sed` with `-n`, `-e`, `-E` and `-i`: the commands `s`, `d`, `p`, `q` and `=`, for lines and patterns. */
export const sed: Command = async (process) => {
  const options = parseOptions(process, { flags: 'nErsi', valued: 'e' });
  if (options === undefined) return 1;
  const { flags, values } = options;
  const [script = '', ...rest] = values.has('e') ? [values.get('e') ?? '', ...options.operands] : options.operands;
  const commands = sedCommands(script, flags.has('E') || flags.has('r') ? 'extended' : 'basic');
  if (commands === undefined) {
    process.err(`sed: -e expression #1: unknown command: \`${script}'\n`);
    return 1;
  }
  let code = 0;
  for await (const { name, content } of inputFiles(process, rest, () => (code = 1))) {
    const result = edited(await Array.fromAsync(textLines(content)), commands, flags.has('n'));
    if (!flags.has('i')) {
      process.out(result);
      continue;
    }
    const file = await locate(process, name);
    const bytes = Buffer.from(result);
    const { files, clock } = process.container;
    const why =
      file &&
      (await (files.write?.({
        path: file.path,
        status: { ...file.status, size: bytes.length, modified: clock.now() },
        content: bytes,
      }) ?? READ_ONLY));
    if (why === undefined) continue;
    process.err(`sed: couldn't open file ${name}: ${why}\n`);
    code = 4;
  }
  return code;
};

const edited = (lines: readonly string[], commands: readonly SedCommand[], quiet: boolean): string => {
  let result = '';
  for (const [index, line] of lines.entries()) {
    let text: string | undefined = line;
    let isLast = false;
    for (const { applies, kind, change } of commands) {
      if (text === undefined || !applies(index + 1, lines.length, text)) continue;
      if (kind === 'd') text = undefined;
      else if (kind === 'p') result += `${text}\n`;
      else if (kind === '=') result += `${index + 1}\n`;
      else if (kind === 'q') isLast = true;
      else {
        const { text: changed, prints } = change(text);
        text = changed;
        if (prints) result += `${text}\n`;
      }
    }
    if (text !== undefined && !quiet) result += `${text}\n`;
    if (isLast) break;
  }
  return result;
};

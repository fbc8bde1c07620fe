import { noInput, type Process } from './process.ts';
import type { Shell } from './shell/shell.ts';
import { ExitShell } from './shell/shell-flow.ts';
import { parseScript } from './shell/shell-parser.ts';
import { ShellSyntaxError } from './shell/shell-syntax-error.ts';
import { textLines } from './text-lines.ts';

/** Runs the commands that come in on stdin, each as soon as it is complete. */
export const runInput = async (
  shell: Shell,
  { stdin, out, err, container: { terminal, user } }: Process,
): Promise<number> => {
  let pending = '';
  let code = 0;
  const prompt = (): void => {
    if (terminal) err(pending !== '' ? '> ' : `sh-5.1${user.uid === 0 ? '#' : '$'} `);
  };
  prompt();
  try {
    for await (const line of textLines(stdin)) {
      pending += `${line}\n`;
      if (!isIncomplete(pending)) {
        code = await shell.evaluate(pending, { stdin: noInput, out, err });
        pending = '';
      }
      prompt();
    }
    if (terminal) err('exit\n');
    return pending === '' ? code : await shell.evaluate(pending, { stdin: noInput, out, err });
  } catch (error) {
    if (error instanceof ExitShell) return error.code;
    throw error;
  }
};

/** Whether more lines can make a script of it: an open quote, an `if` without `fi`. */
const isIncomplete = (script: string): boolean => {
  try {
    parseScript(script);
    return script.endsWith('\\\n');
  } catch (error) {
    return error instanceof ShellSyntaxError && /^unexpected EOF|end of file$/.test(error.message);
  }
};

import { randomInt } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ConfigurationError } from '../errors/configuration-error.ts';

/** An editor, and where it is started. */
export interface Editor {
  /** @default what `KUBE_EDITOR` or `EDITOR` says, else `vi` */
  readonly command?: string | undefined;
  /** @default the folder of this process */
  readonly folder?: string;
}

/**
 * Shows a text in the editor of the user and waits until it is left.
 *
 * @returns the text as it is then
 * @throws ConfigurationError when the editor cannot be run or fails
 */
export const editText = async (text: string, suffix: string, { command, folder }: Editor = {}): Promise<string> => {
  const file = await keepText(text, suffix);
  const editor = command || process.env.KUBE_EDITOR || process.env.EDITOR || 'vi';
  try {
    const { execa } = await import('execa');
    const [program = 'vi', ...options] = lineOf(editor, file);
    const where = folder === undefined ? {} : { cwd: folder };
    const { exitCode, code } = await execa(program, options, { reject: false, stdio: 'inherit', ...where });
    if (exitCode === 0) return await readFile(file, 'utf8');
    const problem = code === 'ENOENT' ? 'unable to launch' : 'there was a problem with';
    throw new ConfigurationError(`${problem} the editor ${JSON.stringify(lineOf(editor).join(' '))}`);
  } finally {
    await rm(file, { force: true });
  }
};

/** Writes a text into a file of its own, which the user alone may read. */
export const keepText = async (text: string, suffix: string): Promise<string> => {
  const file = path.join(tmpdir(), `oc-edit-${randomInt(2 ** 32)}${suffix}`);
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  return file;
};

/** How an editor is run. The variable may hold options, too (`code --wait`); what is quoted in it is for a shell to take apart. */
const lineOf = (editor: string, file?: string): string[] => {
  if (editor.includes(' ') && /["'\\]/.test(editor))
    return [process.env.SHELL || '/bin/bash', '-c', file === undefined ? editor : `${editor} ${JSON.stringify(file)}`];
  return [...editor.split(' ').filter((word) => word !== ''), ...(file === undefined ? [] : [file])];
};

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ConfigurationError } from '../errors/configuration-error.ts';

/**
 * Shows a text in the editor of the user (`KUBE_EDITOR`, `EDITOR`, else `vi`) and waits until it is left.
 *
 * @returns the text as it is then
 * @throws ConfigurationError when the editor cannot be run or fails
 */
export const editText = async (text: string, suffix: string): Promise<string> => {
  const file = await keepText(text, suffix);
  const editor = process.env.KUBE_EDITOR || process.env.EDITOR || 'vi';
  try {
    const { execa } = await import('execa');
    const [program = 'vi', ...options] = wordsOf(editor, file);
    const { exitCode } = await execa(program, options, { reject: false, stdio: 'inherit' });
    if (exitCode !== 0)
      throw new ConfigurationError(`there was a problem with the editor ${JSON.stringify(editor)}`, {
        hint: 'name another one in KUBE_EDITOR or EDITOR',
      });
    return await readFile(file, 'utf8');
  } finally {
    await rm(path.dirname(file), { recursive: true, force: true });
  }
};

/** Writes a text into a file of its own, in a new folder. */
export const keepText = async (text: string, suffix: string): Promise<string> => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'oc-edit-')), `edit${suffix}`);
  await writeFile(file, text, { mode: 0o600 });
  return file;
};

/** The variable may hold options, too (`code --wait`); what is quoted in it is for a shell to take apart. */
const wordsOf = (editor: string, file: string): string[] =>
  /["'\\]/.test(editor)
    ? [process.env.SHELL || '/bin/bash', '-c', `${editor} ${JSON.stringify(file)}`]
    : [...editor.split(' ').filter((word) => word !== ''), file];

import { glob, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareTexts } from '../../image/key-order.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** A text with objects, and how it is called: the path of its file, its URL, or `STDIN`. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads what a word of `-f` means: a file, the files of a folder, those of a pattern, what a server outside has, or stdin.
 *
 * @throws OcError for what is not there
 */
export const readSources = async (invocation: Invocation, word: string): Promise<Source[]> => {
  const { context } = invocation;
  if (word === '-') return [{ name: 'STDIN', text: context.stdin ?? '' }];
  if (/^https?:\/\//.test(word)) return [{ name: word, text: await readUrl(invocation, word) }];
  const paths = await matchesOf(invocation, word);
  const files = (await Promise.all(paths.map((path) => filesOf(invocation, path)))).flat();
  if (files.length === 0)
    throw new OcError(`error reading [${paths.join(' ')}]: recognized file extensions are [.json .yaml .yml]`);
  const folder = folderOf(invocation);
  return await Promise.all(files.map(async (name) => ({ name, text: await readFile(resolve(folder, name), 'utf8') })));
};

const folderOf = ({ context }: Invocation): string => context.cwd ?? process.cwd();

/** A path that is not there may be a pattern. */
const matchesOf = async (invocation: Invocation, word: string): Promise<string[]> => {
  const folder = folderOf(invocation);
  if (await stat(resolve(folder, word)).catch(() => undefined)) return [word];
  const matches = /[*?[]/.test(word) ? await Array.fromAsync(glob(word, { cwd: folder })) : [];
  if (matches.length === 0) throw new OcError(`the path ${JSON.stringify(word)} does not exist`);
  return matches.sort(compareTexts);
};

/** The file itself, or what a folder has. */
const filesOf = async (invocation: Invocation, path: string): Promise<string[]> => {
  const place = resolve(folderOf(invocation), path);
  if (!(await stat(place)).isDirectory()) return [path];
  const entries = await readdir(place, { recursive: invocation.flags.boolean('recursive') });
  return entries
    .filter((entry) => /\.(ya?ml|json)$/.test(entry))
    .sort()
    .map((file) => join(path, file));
};

const readUrl = async ({ context }: Invocation, url: string): Promise<string> => {
  if (!context.readUrl) throw new OcError(`${url} cannot be reached from here: save it as a file, and name that`);
  return await context.readUrl(url);
};

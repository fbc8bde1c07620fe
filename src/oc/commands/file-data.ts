import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { variableNameError } from '../../resources/validation/env-var-name.ts';
import type { Invocation } from '../command.ts';
import { booleanFlag, type Flag, listFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { compactJson } from '../output/json.ts';

/** Flags of what is filled from files, literal values and lists of variables. */
export const dataFlags: readonly Flag[] = [
  listFlag('from-literal', 'A key and its value: mykey=somevalue'),
  listFlag('from-file', 'A file, or key=file; a folder stands for the files in it.'),
  listFlag('from-env-file', 'A file of key=value lines.'),
  booleanFlag('append-hash', 'Append a hash of the content to the name.'),
];

/**
 * The data that the flags name, by key.
 *
 * @param refuse makes the error for a key that is there already or that may not be one
 * @param files those of `--from-file`
 * @throws OcError for a file that cannot be read
 */
export const readData = async (
  invocation: Invocation,
  refuse: (key: string, problem: 'duplicate' | 'invalid') => string,
  files: readonly string[] = invocation.flags.values('from-file'),
): Promise<Map<string, Buffer>> => {
  const { flags } = invocation;
  if (flags.has('from-env-file') && (flags.has('from-file') || flags.has('from-literal')))
    throw new OcError('from-env-file cannot be combined with from-file or from-literal');
  const data = new Map<string, Buffer>();
  const add = (key: string, value: Buffer): void => {
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) throw new OcError(refuse(key, 'invalid'));
    if (data.has(key)) throw new OcError(refuse(key, 'duplicate'));
    data.set(key, value);
  };
  for (const source of files) for (const [key, value] of await readSource(invocation, source)) add(key, value);
  for (const source of flags.values('from-literal')) {
    const equals = source.indexOf('=');
    if (equals < 1) throw new OcError(`invalid literal source ${source}, expected key=value`);
    add(source.slice(0, equals), Buffer.from(source.slice(equals + 1)));
  }
  for (const source of flags.values('from-env-file'))
    for (const line of (await read(invocation, source)).toString('utf8').split('\n')) {
      const [key, value] = variableOf(line);
      const problem = key === '' ? undefined : variableNameError(key);
      if (problem !== undefined) throw new OcError(`${JSON.stringify(key)} is not a valid key name: ${problem}`);
      if (key !== '') add(key, Buffer.from(value));
    }
  return data;
};

/** The name with the hash of what it names. */
export const withHash = (name: string, content: object): string => {
  const hash = createHash('sha256').update(compactJson(content)).digest('hex').slice(0, 10);
  const letters: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };
  return `${name}-${hash.replaceAll(/[013ae]/g, (letter) => letters[letter] as string)}`;
};

const readSource = async (invocation: Invocation, source: string): Promise<[string, Buffer][]> => {
  const parts = source.split('=');
  if (parts.length > 2) throw new OcError("key names or file paths cannot contain '='");
  const [key, path] = parts.length === 2 ? (parts as [string, string]) : ['', source];
  if (parts.length === 2 && key === '') throw new OcError(`key name for file path ${path} missing`);
  if (parts.length === 2 && path === '') throw new OcError(`file path for key name ${key} missing`);
  const place = resolve(invocation.context.cwd ?? process.cwd(), path);
  if (!(await stat(place).catch(unreadable(path))).isDirectory())
    return [[key === '' ? basename(path) : key, await read(invocation, path)]];
  if (key !== '') throw new OcError('cannot give a key name for a directory path');
  const entries = (await readdir(place, { withFileTypes: true })).filter((entry) => entry.isFile());
  const names = entries.map(({ name }) => name).sort();
  return await Promise.all(
    names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(place, name))]),
  );
};

const read = async ({ context }: Invocation, path: string): Promise<Buffer> =>
  await readFile(resolve(context.cwd ?? process.cwd(), path)).catch(unreadable(path));

const unreadable =
  (path: string) =>
  (cause: unknown): never => {
    throw new OcError(`error reading ${path}: no such file or directory`, { cause });
  };

/** `key=value`; a comment or an empty line has no key. */
const variableOf = (line: string): [key: string, value: string] => {
  const text = line.replace(/\r$/, '').trimStart();
  if (text === '' || text.startsWith('#')) return ['', ''];
  const equals = text.indexOf('=');
  return equals < 0 ? [text, process.env[text] ?? ''] : [text.slice(0, equals), text.slice(equals + 1)];
};

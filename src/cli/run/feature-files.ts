import { existsSync } from 'node:fs';
import { glob, stat } from 'node:fs/promises';
import path from 'node:path';

import { ConfigurationError } from '../../errors/configuration-error.ts';
import { nearest } from '../nearest.ts';

/**
 * The feature files that the words of a command line stand for: a file, `file:line`, a folder or a glob pattern each.
 *
 * @returns paths as they were given, folders and patterns expanded
 * @throws ConfigurationError when there is none at a given path
 */
export const featureFiles = async (given: readonly string[]): Promise<string[]> => {
  const found = await Promise.all(given.map(expand));
  return [...new Set(found.flat())];
};

const expand = async (given: string): Promise<string[]> => {
  const place = given.replace(/(:\d+)+$/, '');
  if (!existsSync(place)) {
    const matches = (await Array.fromAsync(glob(place))).filter((file) => file.endsWith('.feature'));
    if (matches.length > 0) return matches.sort();
    throw new ConfigurationError(`There is no feature at ${place}.`, { hint: await suggestion(place) });
  }
  if (!(await stat(place)).isDirectory()) return [given];
  const files = await below(place);
  if (files.length > 0) return files;
  throw new ConfigurationError(`There is no .feature file in ${place}.`, { hint: 'name a folder that holds some' });
};

const below = async (folder: string): Promise<string[]> =>
  (await Array.fromAsync(glob('**/*.feature', { cwd: folder, exclude: ['**/node_modules/**'] })))
    .sort()
    .map((file) => path.join(folder, file));

/** The most similar feature or folder beside the missing one, else what there is. */
const suggestion = async (missing: string): Promise<string> => {
  let folder = path.dirname(missing);
  while (!existsSync(folder)) folder = path.dirname(folder);
  const files = await below(folder);
  const alike = nearest(missing, new Set(files.flatMap((file) => [file, path.dirname(file)])));
  if (alike !== undefined) return `streamproof run ${alike}`;
  return files.length > 0 ? `one of ${abridge(files)}` : 'a .feature file, or a folder that holds some';
};

const abridge = (files: readonly string[]): string =>
  [...files.slice(0, 5), ...(files.length > 5 ? [`${files.length - 5} more`] : [])].join(', ');

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OcContext } from '../oc-context.ts';
import { OcError } from '../oc-error.ts';

/**
 * The text of a file that a flag names; `undefined` when none is named.
 *
 * @param failed what the message says before the name: `unable to load --registry-config: stat`
 * @throws OcError when there is no such file
 */
export const readNamedFile = async (
  { cwd = process.cwd() }: Pick<OcContext, 'cwd'>,
  file: string,
  failed: string,
): Promise<string | undefined> => {
  if (file === '') return undefined;
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new OcError(`${failed} ${file}: no such file or directory`, { cause });
  }
};

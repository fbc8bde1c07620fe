import { posix } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { realPath } from '../files/real-path.ts';

/**
 * The file that a name starts; `undefined` when there is none that may be executed.
 *
 * @param searchPath where names without a slash are looked for: folders between colons
 */
export const executablePath = async (
  name: string,
  files: FileSystem,
  directory: string,
  searchPath = '',
): Promise<string | undefined> => {
  const places = name.includes('/') ? [directory] : searchPath.split(':');
  for (const place of places) {
    const path = await realPath(files, posix.resolve(place, name));
    const status = path === undefined ? undefined : await files.status(path);
    if (status?.kind === 'file' && (status.mode & 0o111) !== 0) return path;
  }
  return undefined;
};

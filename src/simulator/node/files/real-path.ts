import { posix } from 'node:path';
import type { FileSystem } from './file-system.ts';

/** As many links in a row as Linux follows. */
const MOST_LINKS = 40;

/** Follows all symbolic links of a path; `undefined` when it leads nowhere. */
export const realPath = async (files: FileSystem, path: string): Promise<string | undefined> => {
  let links = 0;
  let done = '/';
  let rest = path.split('/').filter(Boolean);
  while (rest.length > 0) {
    const [name = '', ...after] = rest;
    const next = posix.join(done, name);
    const status = await files.status(next);
    if (status === undefined) return undefined;
    if (status.kind !== 'symlink') {
      done = next;
      rest = after;
      continue;
    }
    if (++links > MOST_LINKS) return undefined;
    const target = status.target ?? '';
    if (target.startsWith('/')) done = '/';
    rest = [...posix.normalize(posix.join(done, target)).split('/').filter(Boolean), ...after];
    done = '/';
  }
  return done;
};

import { posix } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { makeFolders } from './make-folders.ts';
import { realPath } from './real-path.ts';
import { madeFile } from './written-files.ts';

/**
 * A folder or file of a file system as one of its own; links on the way there are followed. Where it can be written, the
 * folder comes into being with the first thing in it.
 */
export const filesBelow = (files: FileSystem, folder: string): FileSystem => {
  const root = posix.resolve('/', folder);
  const inner = async (path: string): Promise<string> => posix.join((await realPath(files, root)) ?? root, path);
  const { write, unlink } = files;
  return {
    status: async (path) =>
      (await files.status(trimmed(await inner(path)))) ?? (path === '/' ? emptyFolder.status : undefined),
    list: async (path) => files.list(trimmed(await inner(path))),
    read: async function* (path) {
      yield* files.read(trimmed(await inner(path)));
    },
    ...(write && {
      write: async (entry) => {
        await makeFolders(files, root, entry.status.modified);
        return write.call(files, { ...entry, path: trimmed(await inner(entry.path)) });
      },
    }),
    ...(unlink && { unlink: async (path) => unlink.call(files, trimmed(await inner(path))) }),
  };
};

const emptyFolder = madeFile('/', undefined, { modified: 0, mode: 0o755 });

/** A file that is a root of its own is joined with `/`. */
const trimmed = (path: string): string => (path === '/' ? path : path.replace(/\/$/, ''));

import type { FileSystem } from './file-system.ts';

/** The same files, to which nothing can be written. */
export const readOnly = (files: FileSystem): FileSystem => ({
  status: (path) => files.status(path),
  list: (path) => files.list(path),
  read: (path) => files.read(path),
});

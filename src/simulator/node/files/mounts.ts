import { posix } from 'node:path';
import type { FileStatus, FileSystem } from './file-system.ts';
import { directory } from './file-tree.ts';

/** What writing says where nothing can be written. */
export const READ_ONLY = 'Read-only file system';

/** A file system that appears at a path of another one. */
export interface Mount {
  readonly path: string;
  readonly files: FileSystem;
}

/** A root file system with others mounted in it. Mount points exist even where the root lacks them. */
export const withMounts = (root: FileSystem, mounts: readonly Mount[]): FileSystem => {
  if (mounts.length === 0) return root;
  const longestFirst = [...mounts].sort((left, right) => right.path.length - left.path.length);
  const locate = (path: string): [FileSystem, string] => {
    const mount = longestFirst.find((each) => path === each.path || path.startsWith(`${each.path}/`));
    return mount === undefined ? [root, path] : [mount.files, path.slice(mount.path.length) || '/'];
  };
  const below = (path: string): string[] =>
    mounts
      .filter((each) => each.path.startsWith(path === '/' ? '/' : `${path}/`))
      .map((each) => posix.relative(path, each.path).split('/')[0] as string);
  return {
    status: async (path): Promise<FileStatus | undefined> => {
      const [files, inside] = locate(path);
      return (await files.status(inside)) ?? (below(path).length > 0 ? directory(path, 0).status : undefined);
    },
    list: async (path) => {
      const [files, inside] = locate(path);
      return [...new Set([...(await files.list(inside)), ...below(path)])].sort();
    },
    read: (path) => {
      const [files, inside] = locate(path);
      return files.read(inside);
    },
    unlink: async (path) => {
      const [files, inside] = locate(path);
      if (inside === '/' || below(path).length > 0) return 'Device or resource busy';
      return files.unlink === undefined ? READ_ONLY : files.unlink(inside);
    },
    write: async (entry) => {
      const [files, inside] = locate(entry.path);
      return files.write === undefined ? READ_ONLY : files.write({ ...entry, path: inside });
    },
  };
};

import { createReadStream, lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { blockSize, type FileStatus, type FileSystem } from './file-system.ts';

/**
 * A folder of the host as a file system of its own. Nothing outside it can be reached: symbolic links are shown but
 * never followed, and what is neither file nor folder is not there.
 *
 * @param complete is called before each look, to put into the folder what has been held back
 */
export const hostDirectory = (root: string, complete: () => void = () => {}): FileSystem => {
  const locate = (path: string): { host: string; stats: Stats } | undefined => {
    complete();
    try {
      const host = join(root, path);
      const base = realpathSync.native(root);
      const parent = path === '/' ? base : realpathSync.native(join(host, '..'));
      if (parent !== base && !parent.startsWith(`${base}${sep}`)) return undefined;
      return { host, stats: lstatSync(host) };
    } catch {
      return undefined;
    }
  };
  return {
    status: async (path) => {
      const found = locate(path);
      return found && statusOf(found.stats);
    },
    list: async (path) => {
      const found = locate(path);
      return found?.stats.isDirectory() ? readdirSync(found.host).sort() : [];
    },
    read: async function* (path) {
      const found = locate(path);
      if (found?.stats.isFile()) yield* createReadStream(found.host) as AsyncIterable<Uint8Array>;
    },
  };
};

/** Owners are those that the pod sees: root, whoever runs the simulator. */
const statusOf = (stats: Stats): FileStatus | undefined => {
  const common = { modified: stats.mtimeMs, uid: 0, gid: 0 };
  if (stats.isDirectory()) return { ...common, kind: 'directory', size: blockSize, mode: 0o755 };
  if (stats.isFile()) return { ...common, kind: 'file', size: stats.size, mode: 0o644 };
  if (stats.isSymbolicLink()) return { ...common, kind: 'symlink', size: stats.size, mode: 0o777, target: '' };
  return undefined;
};

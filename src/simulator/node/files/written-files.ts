import { posix } from 'node:path';
import { blockSize, type FileStatus, type FileSystem } from './file-system.ts';
import { type FileEntry, FileTree } from './file-tree.ts';

/** How many bytes a container may write: it has no disk of its own. */
const LIMIT = 64 * 1024 * 1024;

/** What was written and what was removed, once there is any: most containers write nothing. */
interface Changes {
  readonly written: FileTree;
  /** Whether the file of a path was written last, or removed. */
  readonly paths: Map<string, 'written' | 'removed'>;
  size: number;
}

/**
 * What a container writes over the files of its image, in memory, until it ends.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
 */
export class WrittenFiles implements FileSystem {
  readonly #below: FileSystem;
  #changes: Changes | undefined;

  constructor(below: FileSystem) {
    this.#below = below;
  }

  async status(path: string): Promise<FileStatus | undefined> {
    const change = this.#changes?.paths.get(path);
    if (change === 'removed') return undefined;
    return change === 'written' ? this.#changes?.written.status(path) : this.#below.status(path);
  }

  async list(path: string): Promise<readonly string[]> {
    const below = await this.#below.list(path);
    if (this.#changes === undefined) return below;
    const { written, paths } = this.#changes;
    const changeOf = (name: string) => paths.get(posix.join(path, name));
    const added = (await written.list(path)).filter((name) => changeOf(name) === 'written');
    return [...new Set([...below.filter((name) => changeOf(name) !== 'removed'), ...added])].sort();
  }

  async *read(path: string): AsyncIterable<Uint8Array> {
    const change = this.#changes?.paths.get(path);
    if (change !== 'removed') yield* (change && this.#changes ? this.#changes.written : this.#below).read(path);
  }

  async write(entry: FileEntry): Promise<string | undefined> {
    const parent = await this.status(posix.dirname(entry.path));
    if (parent === undefined) return 'No such file or directory';
    if (parent.kind !== 'directory') return 'Not a directory';
    const present = await this.status(entry.path);
    if (present?.kind === 'directory') return entry.status.kind === 'directory' ? undefined : 'Is a directory';
    const changes = (this.#changes ??= { written: new FileTree(), paths: new Map(), size: 0 });
    const size = changes.size + entry.status.size;
    if (size > LIMIT) return 'No space left on device';
    changes.size = size;
    changes.written.add(present === undefined ? inherited(entry, parent) : entry);
    changes.paths.set(entry.path, 'written');
    return undefined;
  }

  async unlink(path: string): Promise<string | undefined> {
    const status = await this.status(path);
    if (status === undefined) return 'No such file or directory';
    if (status.kind === 'directory')
      for (const name of await this.list(path)) await this.unlink(posix.join(path, name));
    const changes = (this.#changes ??= { written: new FileTree(), paths: new Map(), size: 0 });
    if (changes.paths.get(path) === 'written') changes.size -= status.size;
    changes.written.remove(path);
    changes.paths.set(path, 'removed');
    return undefined;
  }
}

const SET_GROUP = 0o2000;

/** What is made in a folder that hands down its group belongs to that group; folders hand it down in turn. */
const inherited = (entry: FileEntry, { mode, gid }: FileStatus): FileEntry => {
  if ((mode & SET_GROUP) === 0) return entry;
  const { status } = entry;
  return {
    ...entry,
    status: { ...status, gid, mode: status.kind === 'directory' ? status.mode | SET_GROUP : status.mode },
  };
};

/** A file or folder that a process of a container makes. */
export const madeFile = (
  path: string,
  content: Uint8Array | undefined,
  { modified, mode, uid = 0, gid = 0 }: { modified: number; mode: number; uid?: number; gid?: number },
): FileEntry => {
  const common = { mode, modified, uid, gid };
  return content === undefined
    ? { path, status: { ...common, kind: 'directory', size: blockSize } }
    : { path, status: { ...common, kind: 'file', size: content.length }, content };
};

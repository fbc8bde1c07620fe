import { posix } from 'node:path';
import { blockSize, type FileStatus, type FileSystem } from './file-system.ts';
import { type FileEntry, FileTree } from './file-tree.ts';

/** How many bytes a container may write: it has no disk of its own. */
const LIMIT = 64 * 1024 * 1024;

/**
 * What a container writes over the files of its image, in memory, until it ends.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
 */
export class WrittenFiles implements FileSystem {
  readonly #below: FileSystem;
  readonly #written = new FileTree();
  readonly #paths = new Set<string>();
  #size = 0;

  constructor(below: FileSystem) {
    this.#below = below;
  }

  async status(path: string): Promise<FileStatus | undefined> {
    return this.#paths.has(path) ? this.#written.status(path) : this.#below.status(path);
  }

  async list(path: string): Promise<readonly string[]> {
    const written = (await this.#written.list(path)).filter((name) => this.#paths.has(posix.join(path, name)));
    return [...new Set([...(await this.#below.list(path)), ...written])].sort();
  }

  read(path: string): AsyncIterable<Uint8Array> {
    return (this.#paths.has(path) ? this.#written : this.#below).read(path);
  }

  /** @returns why it cannot be written, as the kernel would say */
  async write(entry: FileEntry): Promise<string | undefined> {
    const parent = await this.status(posix.dirname(entry.path));
    if (parent === undefined) return 'No such file or directory';
    if (parent.kind !== 'directory') return 'Not a directory';
    const present = await this.status(entry.path);
    if (present?.kind === 'directory') return entry.status.kind === 'directory' ? undefined : 'Is a directory';
    const size = this.#size + entry.status.size;
    if (size > LIMIT) return 'No space left on device';
    this.#size = size;
    this.#written.add(entry);
    this.#paths.add(entry.path);
    return undefined;
  }
}

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

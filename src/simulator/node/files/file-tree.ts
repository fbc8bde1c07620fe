import { posix } from 'node:path';
import { blockSize, type FileStatus, type FileSystem } from './file-system.ts';

/** One file of a tree; without `content` only its status is known. */
export interface FileEntry {
  readonly path: string;
  readonly status: FileStatus;
  readonly content?: Uint8Array | undefined;
}

/** Files in memory: what an image unpacks to. */
export class FileTree implements FileSystem {
  readonly #entries = new Map<string, FileEntry>();
  readonly #children = new Map<string, Set<string>>();

  constructor(entries: Iterable<FileEntry> = []) {
    this.add(directory('/', 0));
    for (const entry of entries) this.add(entry);
  }

  /** Puts an entry in place; folders above it come into being. */
  add(entry: FileEntry): void {
    const { path, status } = entry;
    if (path !== '/') {
      const parent = posix.dirname(path);
      if (this.#entries.get(parent)?.status.kind !== 'directory') this.add(directory(parent, status.modified));
      this.#children.get(parent)?.add(posix.basename(path));
    }
    this.#entries.set(path, entry);
    if (status.kind !== 'directory') this.#children.delete(path);
    else if (!this.#children.has(path)) this.#children.set(path, new Set());
  }

  remove(path: string): void {
    for (const name of this.#children.get(path) ?? []) this.remove(posix.join(path, name));
    this.#entries.delete(path);
    this.#children.delete(path);
    this.#children.get(posix.dirname(path))?.delete(posix.basename(path));
  }

  children(path: string): readonly string[] {
    return [...(this.#children.get(path) ?? [])].sort();
  }

  async status(path: string): Promise<FileStatus | undefined> {
    return this.#entries.get(path)?.status;
  }

  async list(path: string): Promise<readonly string[]> {
    return this.children(path);
  }

  async *read(path: string): AsyncIterable<Uint8Array> {
    const content = this.#entries.get(path)?.content;
    if (content !== undefined) yield content;
  }
}

export const directory = (path: string, modified: number): FileEntry => ({
  path,
  status: { kind: 'directory', size: blockSize, mode: 0o755, modified, uid: 0, gid: 0 },
});

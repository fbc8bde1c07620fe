import type { FileStatus, FileSystem } from './file-system.ts';
import type { FileEntry } from './file-tree.ts';
import { madeFile } from './written-files.ts';

/** A file that is mounted by itself: its path within the mount is `/`. */
export class SingleFile implements FileSystem {
  readonly #original: () => string;
  readonly #mode: number;
  #content: Uint8Array | undefined;
  #modified: number;

  /** @param original what it holds until it is written to; only asked for when somebody looks */
  constructor(original: () => string, modified: number, mode = 0o644) {
    this.#original = original;
    this.#modified = modified;
    this.#mode = mode;
  }

  /** What was written to it. */
  get written(): string {
    return this.#content === undefined ? '' : Buffer.from(this.#content).toString();
  }

  async status(path: string): Promise<FileStatus | undefined> {
    if (path !== '/') return undefined;
    return madeFile('/', this.#present, { modified: this.#modified, mode: this.#mode }).status;
  }

  async list(): Promise<readonly string[]> {
    return [];
  }

  async *read(path: string): AsyncIterable<Uint8Array> {
    if (path === '/') yield this.#present;
  }

  async write({ status, content = new Uint8Array() }: FileEntry): Promise<string | undefined> {
    if (status.kind === 'directory') return 'Not a directory';
    this.#content = content;
    this.#modified = status.modified;
    return undefined;
  }

  get #present(): Uint8Array {
    return this.#content ?? Buffer.from(this.#original());
  }
}

import type { FileStatus, FileSystem } from './file-system.ts';
import type { FileEntry } from './file-tree.ts';
import { madeFile } from './written-files.ts';

/** A file that is mounted by itself: its path within the mount is `/`. */
export class SingleFile implements FileSystem {
  #content: Uint8Array;
  #status: FileStatus;

  constructor(content: string, modified: number, mode = 0o644) {
    this.#content = Buffer.from(content);
    ({ status: this.#status } = madeFile('/', this.#content, { modified, mode }));
  }

  get text(): string {
    return Buffer.from(this.#content).toString();
  }

  async status(path: string): Promise<FileStatus | undefined> {
    return path === '/' ? this.#status : undefined;
  }

  async list(): Promise<readonly string[]> {
    return [];
  }

  async *read(path: string): AsyncIterable<Uint8Array> {
    if (path === '/') yield this.#content;
  }

  async write({ status, content = new Uint8Array() }: FileEntry): Promise<string | undefined> {
    if (status.kind === 'directory') return 'Not a directory';
    this.#content = content;
    this.#status = { ...this.#status, size: content.length, modified: status.modified };
    return undefined;
  }
}

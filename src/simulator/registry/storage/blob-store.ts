import { dirname } from 'node:path';
import type { StorageDriver } from './storage-driver.ts';

/** A part of a blob, both ends included, as in an HTTP range. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The content of all repositories, by digest. A blob may be read through a repository only if it is linked there. */
export class BlobStore {
  readonly #driver: StorageDriver;

  constructor(driver: StorageDriver) {
    this.#driver = driver;
  }

  /** Bytes; `undefined` when the blob is not here. */
  async size(digest: string): Promise<number | undefined> {
    return this.#driver.size(this.#place(digest));
  }

  /** The content in pieces; see `filePieces` for how long each of them is good. */
  open(digest: string, range?: ByteRange): AsyncIterable<Buffer> {
    return this.#driver.open(this.#place(digest), range);
  }

  /** A whole blob in memory: for manifests and configs. */
  async read(digest: string): Promise<Buffer | undefined> {
    return this.#driver.read(this.#place(digest));
  }

  async write(digest: string, content: Uint8Array): Promise<void> {
    this.#driver.put(this.#place(digest), Buffer.from(content));
  }

  /** Takes over a finished file of the same storage. */
  async adopt(digest: string, file: string): Promise<void> {
    this.#driver.move(file, this.#place(digest));
  }

  /** Whether there was such a blob. */
  async delete(digest: string): Promise<boolean> {
    const existed = (await this.size(digest)) !== undefined;
    this.#driver.remove(dirname(this.#place(digest)));
    return existed;
  }

  #place(digest: string): string {
    return this.#driver.layout.blob(digest);
  }
}

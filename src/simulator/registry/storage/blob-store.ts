import { mkdirSync, renameSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { filePieces } from './file-pieces.ts';
import { ifPresent, writeAtomically } from './link-file.ts';
import { readFile } from './recent-files.ts';
import type { StorageLayout } from './storage-layout.ts';

/** A part of a blob, both ends included, as in an HTTP range. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The content of all repositories, by digest. A blob may be read through a repository only if it is linked there. */
export class BlobStore {
  readonly #layout: StorageLayout;

  constructor(layout: StorageLayout) {
    this.#layout = layout;
  }

  /** Bytes; `undefined` when the blob is not here. */
  async size(digest: string): Promise<number | undefined> {
    return ifPresent(() => statSync(this.#layout.blob(digest)).size);
  }

  /** The content in pieces; see `filePieces` for how long each of them is good. */
  open(digest: string, range?: ByteRange): AsyncIterable<Buffer> {
    return filePieces(this.#layout.blob(digest), range);
  }

  /** A whole blob in memory: for manifests and configs. */
  async read(digest: string): Promise<Buffer | undefined> {
    return ifPresent(() => readFile(this.#layout.blob(digest)));
  }

  write(digest: string, content: Uint8Array): Promise<void> {
    return writeAtomically(this.#layout, this.#layout.blob(digest), content);
  }

  /** Takes over a finished file of the same storage. */
  async adopt(digest: string, file: string): Promise<void> {
    const place = this.#layout.blob(digest);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(file, place);
    this.#layout.stamp(place);
  }

  /** Whether there was such a blob. */
  async delete(digest: string): Promise<boolean> {
    const existed = (await this.size(digest)) !== undefined;
    await rm(dirname(this.#layout.blob(digest)), { recursive: true, force: true });
    this.#layout.stamp(dirname(this.#layout.blob(digest)));
    return existed;
  }
}

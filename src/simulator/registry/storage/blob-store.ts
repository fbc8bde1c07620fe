import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RecentMap } from '../../apimachinery/recent-map.ts';
import { filePieces } from './file-pieces.ts';
import { ifPresent, writeAtomically } from './link-file.ts';
import type { StorageLayout } from './storage-layout.ts';

/** Bytes; manifests and configurations are smaller, layers larger. */
export const SMALL = 64 * 1024;

/** How many small blobs are kept in memory, at most twice as many. */
const MOST_RECENT = 32;

/** What has been read of a file, for as long as it is the same one. */
interface RecentFile {
  readonly ino: number;
  readonly mtimeMs: number;
  readonly content: Buffer;
}

/** A part of a blob, both ends included, as in an HTTP range. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The content of all repositories, by digest. A blob may be read through a repository only if it is linked there. */
export class BlobStore {
  readonly #layout: StorageLayout;
  /** What is asked for again and again. */
  readonly #recent = new RecentMap<string, RecentFile>(MOST_RECENT);

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
    const path = this.#layout.blob(digest);
    return ifPresent(() => {
      const { ino, mtimeMs, size } = statSync(path);
      const known = this.#recent.get(digest);
      if (known?.ino === ino && known.mtimeMs === mtimeMs && known.content.length === size) return known.content;
      const content = readFileSync(path);
      if (size <= SMALL) this.#recent.set(digest, { ino, mtimeMs, content });
      return content;
    });
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

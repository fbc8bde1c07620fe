import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseDigest } from '../../../image/digest.ts';

/** Bytes are written in pieces of about this size while the next ones arrive. */
const piece = 1024 * 1024;

/**
 * A blob on its way in. What has arrived is on disk and hashed as it arrives, so memory stays flat however large the blob is; an
 * upload that breaks off keeps what it has and can go on.
 */
export class Upload {
  readonly id: string;
  /** The data file. */
  readonly file: string;
  #size: number;
  /** Hash of everything so far; `undefined` when part of the data was written by an earlier process. */
  #sha256: Hash | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  readonly #onRemoved: () => void;

  constructor(id: string, file: string, size: number, onRemoved: () => void = () => {}) {
    this.#onRemoved = onRemoved;
    this.id = id;
    this.file = file;
    this.#size = size;
    this.#sha256 = size === 0 ? createHash('sha256') : undefined;
  }

  /** Bytes received. */
  get size(): number {
    return this.#size;
  }

  /** Runs one change of this upload after the other. */
  exclusively<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(change);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Appends all of `source`. When it breaks off, what came before is kept and the error is thrown on. */
  async append(source: AsyncIterable<Buffer>): Promise<void> {
    const handle = await open(this.file, 'a');
    let pending: Buffer[] = [];
    let waiting = 0;
    let writing: Promise<unknown> = Promise.resolve();
    const flush = async (): Promise<void> => {
      await writing;
      const pieces = pending;
      pending = [];
      waiting = 0;
      writing = this.#write(handle, pieces);
      writing.catch(() => undefined);
    };
    try {
      for await (const chunk of source) {
        pending.push(chunk);
        waiting += chunk.length;
        if (waiting >= piece) await flush();
      }
    } finally {
      await flush();
      await writing.finally(() => handle.close());
    }
  }

  /** The digest of all data in the algorithm of `wanted`. */
  async digest(wanted: string): Promise<string> {
    const { algorithm } = parseDigest(wanted);
    if (algorithm === 'sha256' && this.#sha256) return `sha256:${this.#sha256.copy().digest('hex')}`;
    const hash = createHash(algorithm);
    await pipeline(createReadStream(this.file, { highWaterMark: piece }), hash);
    return `${algorithm}:${hash.digest('hex')}`;
  }

  /** Forgets the upload; `_uploads` itself stays. */
  async remove(): Promise<void> {
    await rm(dirname(this.file), { recursive: true, force: true });
    this.#onRemoved();
  }

  async #write(handle: FileHandle, pieces: readonly Buffer[]): Promise<void> {
    if (pieces.length === 0) return;
    await handle.writev(pieces as Buffer[]);
    for (const one of pieces) {
      this.#sha256?.update(one);
      this.#size += one.length;
    }
  }
}

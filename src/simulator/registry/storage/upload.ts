import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, createReadStream, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseDigest } from '../../../image/digest.ts';
import { uploadWriter } from './upload-writer.ts';

/** Bytes. Shorter bodies are hashed and written here and now; of longer ones a thread gets pieces of this size. */
const piece = 256 * 1024;

/**
 * A blob on its way in. What has arrived is on disk and hashed as it arrives, so memory stays flat however large the blob is; an
 * upload that breaks off keeps what it has and can go on.
 */
export class Upload {
  readonly id: string;
  /** The data file. */
  readonly file: string;
  #size: number;
  /** Hash of everything so far; `undefined` when the thread has it, or nobody because an earlier process wrote the file. */
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
    const buffers = [takeBuffer(), takeBuffer()] as const;
    let turn: 0 | 1 = 0;
    let filled = 0;
    let writing: Promise<void> = Promise.resolve();
    const flush = async (): Promise<void> => {
      const bytes = buffers[turn].subarray(0, filled);
      filled = 0;
      turn = turn === 0 ? 1 : 0;
      await writing;
      writing = this.#write(bytes);
      writing.catch(() => undefined);
    };
    try {
      for await (const chunk of source) {
        for (let at = 0; at < chunk.length; ) {
          const part = chunk.subarray(at, at + piece - filled);
          part.copy(buffers[turn], filled);
          filled += part.length;
          at += part.length;
          if (filled === piece) await flush();
        }
      }
    } finally {
      await flush()
        .then(() => writing)
        .finally(() => giveBack(buffers));
    }
  }

  /** The digest of all data in the algorithm of `wanted`. */
  async digest(wanted: string): Promise<string> {
    const { algorithm } = parseDigest(wanted);
    if (algorithm === 'sha256') {
      const hex = this.#sha256?.copy().digest('hex') ?? (await uploadWriter.digest(this.file));
      if (hex !== undefined) return `sha256:${hex}`;
    }
    const hash = createHash(algorithm);
    await pipeline(createReadStream(this.file, { highWaterMark: piece }), hash);
    return `${algorithm}:${hash.digest('hex')}`;
  }

  /** Forgets the upload; `_uploads` itself stays. */
  async remove(): Promise<void> {
    if (this.#sha256 === undefined) await uploadWriter.forget(this.file);
    rmSync(dirname(this.file), { recursive: true, force: true });
    this.#onRemoved();
  }

  async #write(bytes: SharedBytes): Promise<void> {
    if (bytes.length === 0) return;
    if (this.#sha256 !== undefined && bytes.length < piece) {
      this.#sha256.update(bytes);
      appendFileSync(this.file, bytes);
    } else {
      this.#sha256 = undefined;
      await uploadWriter.append(this.file, bytes);
    }
    this.#size += bytes.length;
  }
}

type SharedBytes = Uint8Array<SharedArrayBuffer>;

/** Buffers that uploads gave back. */
const spare: SharedBytes[] = [];
const mostSpare = 16;

const takeBuffer = (): SharedBytes => spare.pop() ?? new Uint8Array(new SharedArrayBuffer(piece));

const giveBack = (buffers: readonly SharedBytes[]): void => {
  if (spare.length < mostSpare) spare.push(...buffers);
};

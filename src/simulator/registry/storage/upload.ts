import { createHash, type Hash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Digest } from '../../../image/digest.ts';
import { eachPiece } from './each-piece.ts';
import type { StorageDriver } from './storage-driver.ts';
import { type FileAppender, uploadWriter } from './upload-writer.ts';

/** Bytes. Bodies up to this size are hashed and written here and now, longer ones by a thread. */
const small = 64 * 1024;

/**
 * A blob on its way in. What has arrived is in storage and hashed as it arrives, so memory stays flat however large the blob is; an
 * upload that breaks off keeps what it has and can go on.
 */
export class Upload {
  readonly id: string;
  /** The data file. */
  readonly file: string;
  readonly #driver: StorageDriver;
  #size: number;
  /** Hash of everything so far; `undefined` when the thread has it, or nobody because an earlier process wrote the file. */
  #sha256: Hash | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param file may hold what has come before */
  constructor(id: string, file: string, driver: StorageDriver) {
    this.id = id;
    this.file = file;
    this.#driver = driver;
    this.#size = driver.size(file) ?? 0;
    this.#sha256 = this.#size === 0 ? createHash('sha256') : undefined;
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

  /** Appends all of `source`, which has no other reader. When it breaks off, what came before is kept and the error is thrown on. */
  async append(source: Readable): Promise<void> {
    const early: Buffer[] = [];
    let arrived = 0;
    let appender: FileAppender | undefined;
    const handOver = async (): Promise<void> => {
      this.#sha256 = undefined;
      this.#driver.flushFile(this.file);
      appender = await uploadWriter.open(this.file);
      await appender.append(Buffer.concat(early));
    };
    const take = (bytes: Buffer): Promise<void> | undefined => {
      arrived += bytes.length;
      if (appender) return appender.append(bytes);
      early.push(Buffer.from(bytes));
      return this.#sha256 === undefined || arrived > small ? handOver() : undefined;
    };
    try {
      await eachPiece(source, take);
    } finally {
      const written = appender ? appender.close() : this.#write(Buffer.concat(early));
      await written.finally(() => {
        this.#size = this.#driver.size(this.file) ?? 0;
      });
    }
  }

  /** The digest of all data. */
  async digest(algorithm: Digest['algorithm']): Promise<string> {
    if (algorithm === 'sha256') {
      const hex = this.#sha256?.copy().digest('hex') ?? (await uploadWriter.digest(this.file));
      if (hex !== undefined) return `sha256:${hex}`;
    }
    const hash = createHash(algorithm);
    for await (const piece of this.#driver.open(this.file)) hash.update(piece);
    return `${algorithm}:${hash.digest('hex')}`;
  }

  /** Forgets the upload; `_uploads` itself stays. */
  async remove(): Promise<void> {
    if (this.#sha256 === undefined) await uploadWriter.forget(this.file);
    this.#driver.remove(dirname(this.file));
  }

  async #write(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    this.#driver.append(this.file, bytes);
    this.#sha256?.update(bytes);
  }
}

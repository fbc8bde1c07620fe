import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ByteRing, newRingMemory } from './byte-ring.ts';
import { orderTag, type UploadOrder, type UploadReceipt } from './upload-order.ts';

/** Bytes; longer pieces go over in parts. */
const longest = 256 * 1024;

/** A file that is appended to. */
export interface FileAppender {
  /** Takes the bytes over at once, or says when it has; they may be changed after that. */
  append(bytes: Uint8Array): Promise<void> | undefined;
  /** Resolves when everything is in the file; rejects when something could not be written. */
  close(): Promise<void>;
}

/**
 * Appends to the files of large uploads and hashes what it appends, in a thread of its own: hashing and writing take as much time as
 * receiving and decrypting, and a machine has a second core for them. The thread is started by the first order and keeps no process alive.
 */
export class UploadWriter {
  #ring: ByteRing | undefined;
  readonly #waiting = new Map<number, PromiseWithResolvers<UploadReceipt>>();
  #room: PromiseWithResolvers<void> | undefined;
  #numbers = 0;

  /** Opens a file for appending. What it held before is hashed as well. */
  async open(file: string): Promise<FileAppender> {
    const tag = ++this.#numbers;
    await this.#order({ kind: 'open', tag, file });
    return {
      append: (bytes) => this.#put(tag, bytes),
      close: async () => void (await this.#ask((number) => ({ kind: 'close', tag, number }))),
    };
  }

  /** The SHA-256 of a file that was appended to here, hexadecimal; `undefined` for any other file. */
  async digest(file: string): Promise<string | undefined> {
    return this.#ring && (await this.#ask((number) => ({ kind: 'digest', file, number }))).hex;
  }

  /** Says that nothing more will come for a file. */
  async forget(file: string): Promise<void> {
    if (this.#ring) await this.#ask((number) => ({ kind: 'forget', file, number }));
  }

  async #ask(orderOf: (number: number) => UploadOrder): Promise<UploadReceipt> {
    const number = ++this.#numbers;
    const receipt = Promise.withResolvers<UploadReceipt>();
    this.#waiting.set(number, receipt);
    await this.#order(orderOf(number));
    return receipt.promise;
  }

  async #order(order: UploadOrder): Promise<void> {
    await this.#put(orderTag, Buffer.from(JSON.stringify(order)));
    if (order.kind !== 'open') this.#ring?.wake();
  }

  /** Takes the bytes over at once, or says when it has. An order is published before another one could become part of its record. */
  #put(tag: number, bytes: Uint8Array): Promise<void> | undefined {
    this.#ring ??= this.#start();
    for (let at = 0; at < bytes.length; at += longest)
      if (!this.#ring.offer(tag, bytes.subarray(at, at + longest))) return this.#putLater(tag, bytes.subarray(at));
    if (tag === orderTag) this.#ring.publish();
    return undefined;
  }

  async #putLater(tag: number, bytes: Uint8Array): Promise<void> {
    this.#room ??= Promise.withResolvers();
    await this.#room.promise;
    await this.#put(tag, bytes);
  }

  #start(): ByteRing {
    const memory = newRingMemory();
    const file = new URL(`./upload-thread${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(file, { workerData: memory });
    worker.on('message', (receipt: UploadReceipt) => this.#accept(receipt));
    worker.on('error', (error) => this.#giveUp(error));
    worker.unref();
    return new ByteRing(memory);
  }

  #accept({ number, ...receipt }: UploadReceipt): void {
    if (number === undefined) {
      this.#room?.resolve();
      this.#room = undefined;
      return;
    }
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (receipt.error === undefined) waiting?.resolve(receipt);
    else waiting?.reject(receipt.error);
  }

  #giveUp(error: unknown): void {
    this.#ring = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#room?.reject(error);
    this.#room = undefined;
  }
}

/** All registries of a process share the thread. */
export const uploadWriter = new UploadWriter();

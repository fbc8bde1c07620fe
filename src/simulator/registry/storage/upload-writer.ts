import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is told to do; `bytes` lie in shared memory. */
export type UploadOrder = { readonly number: number; readonly file: string } & (
  | { readonly kind: 'append'; readonly bytes: Uint8Array }
  | { readonly kind: 'digest' | 'forget' }
);

/** How that went. */
export interface UploadReceipt {
  readonly number: number;
  readonly hex?: string | undefined;
  readonly error?: unknown;
}

type Order = UploadOrder extends infer Each ? (Each extends unknown ? Omit<Each, 'number'> : never) : never;

/**
 * Appends to the files of large uploads and hashes what it appends, in a thread of its own: hashing and writing take as much time as
 * receiving and decrypting, and a machine has a second core for them. The thread is started by the first order and keeps no process alive.
 */
export class UploadWriter {
  #thread: Worker | undefined;
  readonly #waiting = new Map<number, PromiseWithResolvers<UploadReceipt>>();
  #orders = 0;

  /** The bytes may be changed again once this has resolved. What the file held before is hashed as well. */
  async append(file: string, bytes: Uint8Array<SharedArrayBuffer>): Promise<void> {
    await this.#give({ kind: 'append', file, bytes });
  }

  /** The SHA-256 of a file that was appended to here, hexadecimal; `undefined` for any other file. */
  async digest(file: string): Promise<string | undefined> {
    return this.#thread && (await this.#give({ kind: 'digest', file })).hex;
  }

  /** Says that nothing more will come for a file. */
  async forget(file: string): Promise<void> {
    if (this.#thread) await this.#give({ kind: 'forget', file });
  }

  async #give(order: Order): Promise<UploadReceipt> {
    this.#thread ??= this.#start();
    const number = ++this.#orders;
    const receipt = Promise.withResolvers<UploadReceipt>();
    this.#waiting.set(number, receipt);
    this.#thread.postMessage({ ...order, number } as UploadOrder);
    return receipt.promise;
  }

  #start(): Worker {
    const thread = new Worker(new URL(`./upload-thread${extname(import.meta.url)}`, import.meta.url));
    thread.on('message', (receipt: UploadReceipt) => {
      const waiting = this.#waiting.get(receipt.number);
      this.#waiting.delete(receipt.number);
      if (receipt.error === undefined) waiting?.resolve(receipt);
      else waiting?.reject(receipt.error);
    });
    thread.on('error', (error) => {
      this.#thread = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
    thread.unref();
    return thread;
  }
}

/** All registries of a process share the thread. */
export const uploadWriter = new UploadWriter();

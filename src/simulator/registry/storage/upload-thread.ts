import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { ByteRing, type RingMemory } from './byte-ring.ts';
import { orderTag, type UploadOrder, type UploadReceipt } from './upload-order.ts';

// What runs in the thread of `UploadWriter`: one record after the other, for ever.

/** A file that is appended to; once something has failed, nothing more is written. */
interface OpenFile {
  readonly file: string;
  readonly descriptor: number;
  readonly hash: Hash;
}

const piece = 256 * 1024;
/** Of files that are not open; what is in a file without one must be read. */
const hashes = new Map<string, Hash>();
const files = new Map<number, OpenFile | { readonly error: unknown }>();

const open = (file: string): OpenFile => {
  const descriptor = openSync(file, 'a+');
  try {
    return { file, descriptor, hash: hashes.get(file) ?? hashOf(descriptor) };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  } finally {
    hashes.delete(file);
  }
};

/** Of what is in the file already. */
const hashOf = (descriptor: number): Hash => {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(piece);
  const { size } = fstatSync(descriptor);
  for (let at = 0; at < size; ) {
    const length = readSync(descriptor, buffer, 0, piece, at);
    if (length === 0) break;
    hash.update(buffer.subarray(0, length));
    at += length;
  }
  return hash;
};

const append = (tag: number, bytes: Uint8Array): void => {
  const open = files.get(tag);
  if (open === undefined || 'error' in open) return;
  attempt(tag, () => {
    for (let at = 0; at < bytes.length; ) at += writeSync(open.descriptor, bytes, at);
    open.hash.update(bytes);
    return open;
  });
};

/** Keeps what went wrong for whoever closes the file. */
const attempt = (tag: number, work: () => OpenFile): void => {
  try {
    files.set(tag, work());
  } catch (error) {
    const open = files.get(tag);
    files.set(tag, { error });
    if (open !== undefined && 'descriptor' in open) closeSync(open.descriptor);
  }
};

const close = (tag: number): void => {
  const open = files.get(tag);
  files.delete(tag);
  if (open === undefined) throw new Error('an upload was closed that is not open');
  if ('error' in open) throw open.error;
  closeSync(open.descriptor);
  hashes.set(open.file, open.hash);
};

const carryOut = (order: UploadOrder): string | undefined => {
  if (order.kind === 'open') attempt(order.tag, () => open(order.file));
  if (order.kind === 'close') close(order.tag);
  if (order.kind === 'forget') hashes.delete(order.file);
  return order.kind === 'digest' ? hashes.get(order.file)?.copy().digest('hex') : undefined;
};

const tell = (receipt: UploadReceipt): void => parentPort?.postMessage(receipt);

const obey = (order: UploadOrder): void => {
  try {
    const hex = carryOut(order);
    if ('number' in order) tell({ number: order.number, hex });
  } catch (error) {
    if ('number' in order) tell({ number: order.number, error });
  }
};

const ring = new ByteRing(workerData as RingMemory);
for (;;) {
  ring.take(
    (tag, bytes) => {
      if (tag === orderTag) obey(JSON.parse(Buffer.from(bytes).toString()) as UploadOrder);
      else append(tag, bytes);
    },
    () => tell({}),
  );
}

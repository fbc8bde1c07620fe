import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { UploadOrder, UploadReceipt } from './upload-writer.ts';

// What runs in the thread of `UploadWriter`: one order after the other.

const piece = 256 * 1024;
const hashes = new Map<string, Hash>();

const append = (file: string, bytes: Uint8Array): void => {
  const descriptor = openSync(file, 'a+');
  try {
    const hash = hashes.get(file) ?? hashOf(descriptor);
    hashes.delete(file);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    hashes.set(file, hash.update(bytes));
  } finally {
    closeSync(descriptor);
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

const carryOut = (order: UploadOrder): string | undefined => {
  if (order.kind === 'append') append(order.file, order.bytes);
  if (order.kind === 'forget') hashes.delete(order.file);
  return order.kind === 'digest' ? hashes.get(order.file)?.copy().digest('hex') : undefined;
};

parentPort?.on('message', (order: UploadOrder) => {
  const receipt = ((): UploadReceipt => {
    try {
      return { number: order.number, hex: carryOut(order) };
    } catch (error) {
      return { number: order.number, error };
    }
  })();
  parentPort?.postMessage(receipt);
});

import type { Readable } from 'node:stream';
import { DistributionError } from './distribution-error.ts';

/** Larger documents are not manifests, and no client reads them. */
const longest = 4 * 1024 * 1024;

/**
 * Reads a whole answer into memory. By its events, because an iterator takes as long as the rest of a small answer.
 *
 * @throws {DistributionError} of kind `content` when it is longer than any manifest may be, `unreachable` when it breaks off
 */
export const readBody = (body: Readable): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const breakOff = (cause?: unknown): void =>
      reject(
        cause instanceof DistributionError
          ? cause
          : new DistributionError('unexpected EOF', { kind: 'unreachable', cause }),
      );
    if (body.destroyed) return breakOff();
    body.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longest) chunks.push(chunk);
      else body.destroy(new DistributionError('exceeded maximum allowed size of 4194304 bytes', { kind: 'content' }));
    });
    body.on('end', () => resolve(Buffer.concat(chunks, length)));
    body.on('error', breakOff);
    body.on('close', () => {
      if (!body.readableEnded) breakOff();
    });
  });

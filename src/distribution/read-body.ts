import type { Readable } from 'node:stream';
import { DistributionError } from './distribution-error.ts';

/** Larger documents are not manifests, and no client reads them. */
const longest = 4 * 1024 * 1024;

/**
 * Reads a whole answer into memory.
 *
 * @throws {DistributionError} of kind `content` when it is longer than any manifest may be, `unreachable` when it breaks off
 */
export const readBody = async (body: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longest)
        throw new DistributionError('exceeded maximum allowed size of 4194304 bytes', { kind: 'content' });
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof DistributionError
      ? error
      : new DistributionError('unexpected EOF', { kind: 'unreachable', cause: error });
  }
  return Buffer.concat(chunks, length);
};

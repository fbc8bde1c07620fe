import type { Readable } from 'node:stream';
import { StatusError } from '../../apimachinery/status-error.ts';

/** Reads a body to its end. @throws StatusError 413 as soon as it is longer than `limit` bytes */
export const readBody = (stream: Readable, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else reject(tooLarge(limit));
    });
    stream.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    stream.on('error', reject);
    stream.on('close', () => {
      if (!stream.readableEnded) reject(new Error('the client went away before its request was complete'));
    });
  });

/** The refusal of a body that is longer than `limit` bytes. */
export const tooLarge = (limit: number): StatusError =>
  new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${limit}`);

import type { Readable } from 'node:stream';

/**
 * Reads an answer's body to its end without looking at it. Only then is its connection free: a next request that is sent
 * earlier opens another one, and a TLS handshake costs more than the rest of a small request. A body that breaks off is
 * none of the reader's business, who has the answer already.
 */
export const drain = (body: Readable): Promise<void> =>
  new Promise((resolve) => {
    if (body.readableEnded || body.destroyed) return resolve();
    body.on('error', () => undefined);
    body.on('close', resolve);
    body.resume();
  });

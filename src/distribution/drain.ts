import { once } from 'node:events';
import type { Readable } from 'node:stream';

/**
 * Reads an answer's body to its end without looking at it. Only then is its connection free: a next request that is sent
 * earlier opens another one, and a TLS handshake costs more than the rest of a small request. A body that breaks off is
 * none of the reader's business, who has the answer already.
 */
export const drain = async (body: Readable): Promise<void> => {
  body.resume();
  if (!body.readableEnded && !body.destroyed) await once(body, 'close').catch(() => undefined);
};

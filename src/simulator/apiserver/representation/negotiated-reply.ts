import type { Reply, ResourceApiRequest } from '../reply.ts';
import { negotiate } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';

/**
 * The reply to a client that accepts some form of it. Where there is no table, it goes as it is to clients that would rather have
 * one.
 *
 * @param hasTable whether there is a table of what is asked for
 * @throws StatusError 406 before anything is done when the client accepts no form
 */
export const negotiatedReply = async (
  { exchange }: ResourceApiRequest,
  hasTable: boolean,
  serve: () => Promise<Reply>,
): Promise<Reply> => {
  negotiate(header(exchange.headers, 'accept'), hasTable);
  const reply = await serve();
  return hasTable || reply === undefined || 'body' in reply ? reply : { ...reply, hasTable: false };
};

import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { negotiate, notAcceptable, type Offer } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';

/**
 * The reply to a client that accepts some form of it. Where there is no table, it goes as it is to clients that would rather have
 * one.
 *
 * @param kind of what is asked for; custom resources have no form in protobuf
 * @throws StatusError 406 before anything is done when the client accepts no form
 */
export const negotiatedReply = async (
  { exchange }: ResourceApiRequest,
  kind: object,
  offer: Offer,
  serve: () => Promise<Reply>,
): Promise<Reply> => {
  const { format, as } = negotiate(header(exchange.headers, 'accept'), {
    ...offer,
    looksAtParameters: isCustomKind(kind),
  });
  if (format === 'protobuf' && as === undefined && isCustomKind(kind)) throw notAcceptable();
  const reply = await serve();
  return offer.forms === undefined || reply === undefined || 'body' in reply ? reply : { ...reply, offer };
};

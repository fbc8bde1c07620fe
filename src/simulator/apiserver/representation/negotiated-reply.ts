import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { negotiate, notAcceptable } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';

const CUSTOM_TYPES = ['application/json', 'application/yaml'];

/**
 * The reply to a client that accepts some form of it. Where there is no table, it goes as it is to clients that would rather have
 * one.
 *
 * @param kind of what is asked for; custom resources have no form in protobuf
 * @param hasTable whether there is a table of what is asked for
 * @throws StatusError 406 before anything is done when the client accepts no form
 */
export const negotiatedReply = async (
  { exchange }: ResourceApiRequest,
  kind: object,
  hasTable: boolean,
  serve: () => Promise<Reply>,
): Promise<Reply> => {
  const { format, as } = negotiate(header(exchange.headers, 'accept'), hasTable);
  if (format === 'protobuf' && as === undefined && isCustomKind(kind)) throw notAcceptable(CUSTOM_TYPES);
  const reply = await serve();
  return hasTable || reply === undefined || 'body' in reply ? reply : { ...reply, hasTable: false };
};

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { badRequest } from '../../apimachinery/status-error.ts';
import { toStatusError } from '../failure.ts';
import type { Reply } from '../reply.ts';
import { answer } from '../representation/answer.ts';
import { admittedRequest, serveExchange } from '../serve-exchange.ts';
import type { ServerContext } from '../server-context.ts';
import { serveExec } from './serve-exec.ts';
import { upgradeExchange } from './upgrade-exchange.ts';

/**
 * A client wants a WebSocket: for a command in a container, or for a watch or log that comes as messages. Never throws.
 *
 * SPDY, which the real server still speaks, is refused with a text that says what to use.
 */
export const serveUpgrade = async (
  server: ServerContext,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  socket.on('error', () => undefined);
  const exchange = await upgradeExchange(request, socket, head);
  try {
    const protocol = request.headers.upgrade?.toLowerCase();
    if (protocol?.startsWith('spdy/'))
      throw badRequest(
        'SPDY is not supported by this server: use a client that speaks WebSocket (kubectl 1.30 or newer, oc 4.17 or newer)',
      );
    if (protocol !== 'websocket' || !isSubresource(request.url ?? '')) return await serveExchange(server, exchange);
    const admitted = await admittedRequest(server, exchange);
    const target = admitted?.info.resource;
    const connect = target && server.catalog.find(target)?.subresources?.[target.subresource ?? '']?.connect;
    if (admitted === undefined || target === undefined || connect?.protocol !== 'exec')
      return await serveExchange(server, exchange);
    const connection = { query: admitted.query, method: exchange.method };
    const session = await connect.open(admitted.context, target.name ?? '', connection);
    await serveExec(session, exchange.handshake, connection);
  } catch (error) {
    const { status } = toStatusError(error);
    const reply: NonNullable<Reply> = { code: status.code, object: status };
    await answer(server, exchange, reply, []).catch(() => socket.destroy());
  }
};

const isSubresource = (url: string): boolean => /\/(exec|attach)(\?|$)/.test(url);

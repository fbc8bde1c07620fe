import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Connection, ExecSession } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { toStatusError } from '../failure.ts';
import { answer } from '../representation/answer.ts';
import { remoteOf } from '../route.ts';
import { admittedRequest, serveExchange } from '../serve-exchange.ts';
import type { ServerContext } from '../server-context.ts';
import { type Exchange, header } from '../transport/exchange.ts';
import { admitConnection } from './admit-connection.ts';
import { serveExec } from './serve-exec.ts';
import { upgradeExchange } from './upgrade-exchange.ts';

/**
 * A client wants another protocol on its connection: a WebSocket for a command in a container, or for a watch or log that
 * comes as messages; SPDY, the older way, for a command only. Never throws.
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
    const remote = remoteOf(exchange.target, server);
    const passedOn = remote && (await admittedRequest(server, exchange));
    if (remote !== undefined && passedOn !== undefined) {
      const { upgradeRemote } = await import('../remote/upgrade-remote.ts');
      return upgradeRemote(passedOn, remote, socket, head);
    }
    const command = /\/(exec|attach|portforward)(\?|$)/.test(exchange.target)
      ? await openCommand(server, exchange)
      : undefined;
    if (/^spdy\//i.test(request.headers.upgrade ?? '')) {
      if (command === undefined) throw badRequest('SPDY is only spoken for exec: use a client that speaks WebSocket');
      const { serveSpdyExec } = await import('../spdy/serve-spdy-exec.ts');
      const offered = (header(exchange.headers, 'x-stream-protocol-version') ?? '').split(/\s*,\s*/);
      serveSpdyExec(command.session, socket, head, offered, command.connection);
    } else if (command === undefined) await serveExchange(server, exchange);
    else await serveExec(command.session, exchange.handshake, command.connection);
  } catch (error) {
    const { status } = toStatusError(error);
    await answer(server, exchange, { code: status.code, object: status }, { warnings: [] }).catch(() =>
      socket.destroy(),
    );
  }
};

/** `undefined` when what is asked for is no command. */
const openCommand = async (
  server: ServerContext,
  exchange: Exchange,
): Promise<{ session: ExecSession; connection: Connection } | undefined> => {
  const admitted = await admittedRequest(server, exchange);
  const target = admitted?.info.resource;
  const storage = target && server.catalog.find(target);
  const connect = storage?.subresources?.[target?.subresource ?? '']?.connect;
  if (admitted === undefined || target === undefined || storage === undefined || connect === undefined)
    return undefined;
  await admitConnection(server, target, storage, admitted.context, admitted.query);
  if (connect.protocol === 'refused') throw badRequest(connect.reason);
  if (connect.protocol !== 'exec') return undefined;
  const connection = { query: admitted.query, method: exchange.method };
  return { session: await connect.open(admitted.context, target.name ?? '', connection), connection };
};

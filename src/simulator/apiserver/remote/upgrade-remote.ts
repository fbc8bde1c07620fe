import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { RemoteVersion } from '../../apimachinery/remote-version.ts';
import type { ApiRequest } from '../reply.ts';
import { header } from '../transport/exchange.ts';
import { remoteFailure, remoteRequest } from './serve-remote.ts';

/**
 * Passes a connection that is to speak another protocol on to the server that answers for its group: what either side says from
 * then on reaches the other as it is. An answer in plain HTTP is passed back.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.32.0/pkg/util/proxy/upgradeaware.go
 */
export const upgradeRemote = (
  { exchange, context }: ApiRequest,
  { place }: RemoteVersion,
  socket: Duplex,
  head: Buffer,
): void => {
  const fail = ({ code, contentType, body }: ReturnType<typeof remoteFailure>): void =>
    exchange.answer(code, { 'content-type': contentType }, body);
  if (place === undefined) {
    fail(remoteFailure());
    return;
  }
  const sent = remoteRequest(exchange, context, place, {
    connection: 'Upgrade',
    upgrade: header(exchange.headers, 'upgrade') ?? '',
    ...offered(header(exchange.headers, 'sec-websocket-protocol')),
  });
  sent.on('error', (error) => fail(remoteFailure(error, place)));
  sent.on('upgrade', (response, remote, first) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${written(response.headers)}\r\n`);
    socket.write(first);
    remote.write(head);
    for (const [one, other] of [
      [socket, remote],
      [remote, socket],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  sent.on('response', async (response) => {
    const body = await text(response).catch(() => '');
    const { connection: _, 'transfer-encoding': __, ...headers } = response.headers;
    exchange.answer(response.statusCode ?? 502, headers as Record<string, string | string[]>, body);
  });
  sent.end();
};

/** The protocols that a client offers, without the one that is a token of its own. */
const offered = (protocols: string | undefined): Record<string, string> => {
  if (protocols === undefined) return {};
  const others = protocols.split(/\s*,\s*/).filter((each) => !each.startsWith('base64url.bearer.'));
  return { 'sec-websocket-protocol': others.join(', ') };
};

const written = (headers: IncomingHttpHeaders): string =>
  Object.entries(headers)
    .flatMap(([name, value]) => [value ?? []].flat().map((each) => `${name}: ${each}\r\n`))
    .join('');

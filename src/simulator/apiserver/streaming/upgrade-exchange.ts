import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { WebSocket } from 'ws';
import { clientCertificate } from '../transport/client-certificate.ts';
import type { AnswerStream, Exchange } from '../transport/exchange.ts';

/**
 * Takes the connection over as a WebSocket. `undefined`: the client asked only for protocols that are not there, and was told so. One
 * that asks for none is told an empty one by what is no watch, as by the real server.
 */
export type Handshake = (
  protocols: readonly string[],
) => { readonly socket: WebSocket; readonly connection: Duplex; readonly protocol: string } | undefined;

/** What watches and logs are sent as. */
const STREAM_PROTOCOLS = ['', 'binary.k8s.io', 'base64.binary.k8s.io'];

/** An exchange on a connection that is to become a WebSocket: streams are sent as messages, other answers as plain HTTP. */
export const upgradeExchange = async (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<Exchange & { handshake: Handshake }> => {
  const { WebSocketServer } = await import('ws');
  const refuse = (): void => void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  const handshake: Handshake = (protocols) => {
    const offered = (request.headers['sec-websocket-protocol'] ?? '')
      .split(/\s*,\s*/)
      .filter((each) => each !== '' && !each.startsWith('base64url.bearer.'));
    const protocol = offered.length === 0 ? '' : offered.find((each) => protocols.includes(each));
    if (protocol === undefined) return void refuse();
    const server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      handleProtocols: () => protocol || false,
    });
    let accepted: WebSocket | undefined;
    if (protocol === '' && protocols !== STREAM_PROTOCOLS)
      server.on('headers', (headers) => void headers.push('Sec-WebSocket-Protocol: '));
    server.handleUpgrade(request, socket, head, (webSocket) => void (accepted = webSocket));
    accepted?.on('error', () => undefined);
    return accepted && { socket: accepted, connection: socket, protocol };
  };
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: request.headers,
    certificate: clientCertificate(request.socket as TLSSocket),
    readBody: async () => Buffer.alloc(0),
    answer: (code, headers, body) => {
      const lines = Object.entries({
        ...headers,
        'content-length': String(Buffer.byteLength(body)),
        connection: 'close',
      }).flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}\r\n`));
      socket.write(
        `HTTP/1.1 ${code} ${process.getBuiltinModule('node:http').STATUS_CODES[code] ?? ''}\r\n${lines.join('')}\r\n`,
      );
      socket.end(body);
    },
    stream: () => messageStream(handshake(STREAM_PROTOCOLS)),
    handshake,
  };
};

const messageStream = (accepted: ReturnType<Handshake>): AnswerStream => {
  if (accepted === undefined)
    return {
      write: () => true,
      drained: async () => undefined,
      buffered: () => 0,
      end: () => undefined,
      abort: () => undefined,
      onClose: (callback) => callback(),
    };
  const { socket, protocol } = accepted;
  return {
    write: (chunk) => {
      if (protocol === 'base64.binary.k8s.io') socket.send(Buffer.from(chunk).toString('base64'));
      else if (typeof chunk === 'string') socket.send(chunk.trimEnd());
      else socket.send(chunk, { binary: true });
      return socket.bufferedAmount < 1 << 20;
    },
    drained: () =>
      new Promise((resolve) => (socket.readyState === socket.OPEN ? socket.send('', () => resolve()) : resolve())),
    buffered: () => socket.bufferedAmount,
    end: () => socket.close(1000),
    abort: () => socket.terminate(),
    onClose: (callback) => void (socket.readyState === socket.CLOSED ? callback() : socket.once('close', callback)),
  };
};

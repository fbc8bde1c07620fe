import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { performServerHandshake } from 'node:http2';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { beginTls } from '../../pki/begin-tls.ts';
import { clientCertificate } from './client-certificate.ts';
import type { Exchange } from './exchange.ts';
import { http1Exchange } from './http1-exchange.ts';
import { http2Exchange } from './http2-exchange.ts';
import { PATIENCE, type ServingTls, secureFront, servedPorts } from './secure-front.ts';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: ServingTls;
  onExchange(exchange: Exchange): void;
  /** A client wants another protocol than HTTP on its connection. */
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void | Promise<void>;
}

export interface SecureListener {
  readonly port: number;
  /** Stops listening and ends all connections at once. */
  close(): Promise<void>;
}

/** Asked for by name: importing `node:http` touches all of its exports, and two of them load an HTTP client of 8 MB. */
const { createServer: createHttp1Server } = process.getBuiltinModule('node:http');

/** The limit of Go's HTTP server. */
const MAX_HEADER_BYTES = 1 << 20;

/**
 * Listens for HTTP/1.1 and HTTP/2 on one TLS port. Each version gets the plain server of Node, without the layer that
 * makes HTTP/2 look like HTTP/1.1: it costs a third of the throughput. The one for HTTP/1.1 has no socket of its own to listen
 * on, but must believe that it listens: else it does not watch for clients that send their headers too slowly.
 */
export const listenSecurely = async ({
  host,
  port,
  tls,
  onExchange,
  onUpgrade,
}: ListenOptions): Promise<SecureListener> => {
  const connections = new Set<Socket>();
  const http1 = createHttp1Server(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAlive: true,
      headersTimeout: PATIENCE,
      connectionsCheckingInterval: PATIENCE / 4,
    },
    (request, response) => {
      onExchange(http1Exchange(request, response));
    },
  );
  http1.keepAliveTimeout = 0;
  http1.on('upgrade', onUpgrade);
  http1.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    if (socket.writable)
      socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${status}`);
    else socket.destroy();
  });
  const server = createServer({ noDelay: true }, (socket) => beginTls(secureFront(tls), socket));
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(port, host);
  await once(server, 'listening');
  http1.emit('listening');
  const { port: taken } = server.address() as AddressInfo;
  servedPorts.set(taken, (socket) => {
    if (socket.alpnProtocol === 'h2') serveHttp2(socket, onExchange);
    else http1.emit('connection', socket);
  });
  return {
    port: taken,
    close: async () => {
      servedPorts.delete(taken);
      const closed = once(server, 'close');
      server.close();
      http1.close();
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
};

const serveHttp2 = (socket: TLSSocket, onExchange: ListenOptions['onExchange']): void => {
  const certificate = clientCertificate(socket);
  const session = performServerHandshake(socket, {
    settings: { maxConcurrentStreams: 250, maxHeaderListSize: MAX_HEADER_BYTES },
  });
  session.on('error', () => undefined);
  session.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    onExchange(http2Exchange(stream, headers, certificate));
  });
};

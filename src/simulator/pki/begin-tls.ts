import type { Socket } from 'node:net';
import type { Server, TLSSocket } from 'node:tls';

const plainHttp = 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';

/** Connections by their ends: who fails in a handshake is known by the socket that was made for it, and no longer by its own. */
const connections = new Map<string, Socket>();

/** Hands a connection that came in to a server of TLS that has no port of its own. */
export const beginTls = (front: Server, socket: Socket): void => {
  const name = endsOf(socket);
  connections.set(name, socket);
  socket.once('close', () => connections.delete(name));
  front.emit('connection', socket);
};

/**
 * Ends a connection whose handshake has failed. Who speaks plain HTTP is told so, in the words of Go's servers (`net/http`), which
 * are those of API servers and registries.
 */
export const refuseHandshake = (error: NodeJS.ErrnoException, socket: TLSSocket): void => {
  const connection = connections.get(endsOf(socket));
  socket.destroy();
  if (error.code === 'ERR_SSL_HTTP_REQUEST') connection?.end(plainHttp).destroySoon();
  else connection?.destroy();
};

const endsOf = ({ remoteAddress, remotePort, localPort }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localPort}`;

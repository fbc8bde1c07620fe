import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerContext } from '../server-context.ts';

export const serveUpgrade = async (_server: ServerContext, _request: IncomingMessage, socket: Duplex, _head: Buffer): Promise<void> => {
  socket.end('HTTP/1.1 501 Not Implemented\r\n\r\n');
};

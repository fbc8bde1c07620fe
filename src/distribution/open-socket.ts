import net, { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import type { Clock } from '../ports/clock.ts';
import { deadline } from './deadline.ts';
import type { DialTarget } from './dial.ts';
import { connectResuming } from './resuming-connect.ts';

/** Where a connection leads, and how sure of that it must be. */
export interface Destination {
  readonly target: DialTarget;
  /** Its scheme says whether TLS is spoken, its host who the server must be. */
  readonly url: URL;
  /** Do not verify the server's certificate. */
  readonly insecure: boolean;
}

interface OpenSocketOptions {
  readonly secureContext: tls.SecureContext;
  /** What time limits go by; real time when absent. */
  readonly clock: Clock | undefined;
  readonly onOpen: (socket: Socket) => void;
  readonly onError: (error: Error) => void;
}

/** Opens a connection, with TLS where the scheme wants it; tells of its success or failure once. */
export const openSocket = (
  destination: Destination,
  { secureContext, clock, onOpen, onError }: OpenSocketOptions,
): Socket => {
  const isSecure = destination.url.protocol === 'https:';
  const socket = isSecure ? openSecurely(destination, secureContext) : net.connect(endpoint(destination));
  socket.once('error', onError);
  socket.once(isSecure ? 'secureConnect' : 'connect', () => {
    socket.off('error', onError);
    onOpen(socket);
  });
  if (isSecure) limitHandshake(socket, clock);
  return socket;
};

/** Go's limit on TLS handshakes, in milliseconds. */
const HANDSHAKE_PATIENCE = 10_000;

/** A server that takes the connection and then says nothing is given up. */
const limitHandshake = (socket: Socket, clock: Clock | undefined): void => {
  const patience = deadline(HANDSHAKE_PATIENCE, clock);
  const expire = (): void => void socket.destroy(new Error('net/http: TLS handshake timeout'));
  patience.signal.addEventListener('abort', expire, { once: true });
  socket.once('secureConnect', patience.done);
  socket.once('close', patience.done);
};

const endpoint = ({ target }: Destination): { host: string; port: number; noDelay: boolean } => ({
  host: target.address,
  port: target.port,
  noDelay: true,
});

const openSecurely = (destination: Destination, secureContext: tls.SecureContext): tls.TLSSocket => {
  const hostname = destination.url.hostname.replace(/^\[|\]$/g, '');
  return connectResuming({
    ...endpoint(destination),
    secureContext,
    rejectUnauthorized: !destination.insecure,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(hostname) > 0 ? addressedBy(hostname) : { servername: hostname }),
  });
};

/** A server that is known by its address is not told a name, and still has to prove that the address is its own. */
const addressedBy = (address: string): tls.ConnectionOptions => ({
  servername: '',
  checkServerIdentity: (_, certificate) => tls.checkServerIdentity(address, certificate),
});

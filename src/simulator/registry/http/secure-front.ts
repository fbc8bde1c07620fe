import http2 from 'node:http2';
import { refuseHandshake } from '../../pki/begin-tls.ts';
import type { IncomingRequest, OutgoingResponse } from './exchange.ts';

/** Certificate and key, PEM. */
export interface ServingCertificate {
  readonly certificate: string;
  readonly key: string;
}

export type RequestHandler = (request: IncomingRequest, response: OutgoingResponse) => void;

/** Milliseconds after which an HTTP/1.1 connection without requests is closed; longer than clients keep theirs. */
export const idle = 120_000;

/** Bytes that an HTTP/2 client may send before it must wait for us. */
const window = 4 * 1024 * 1024;

/** Who answers the requests that come in at a port. */
export const answeredPorts = new Map<number, RequestHandler>();

const fronts = new Map<string, http2.Http2SecureServer>();

/**
 * What shows a certificate to those who connect, and speaks HTTP/1.1 and HTTP/2 with them; it gets connections by its event. It is
 * dear to make, and takes up the TLS sessions that it has granted, so that all servers of a process with the same certificate
 * share one, in whatever cluster they are.
 */
export const secureFront = ({ certificate: cert, key }: ServingCertificate): http2.Http2SecureServer => {
  const known = fronts.get(cert);
  if (known !== undefined) return known;
  const settings = { initialWindowSize: window };
  const front = http2.createSecureServer({ allowHTTP1: true, cert, key, settings }, answer);
  (front as unknown as { keepAliveTimeout: number }).keepAliveTimeout = idle;
  front.on('session', (session) => session.setLocalWindowSize(window));
  front.on('sessionError', () => undefined);
  front.on('tlsClientError', refuseHandshake);
  // It has no socket of its own, but must believe that it listens: else it does not watch for clients that are too slow.
  front.emit('listening');
  fronts.set(cert, front);
  return front;
};

const answer: RequestHandler = (request, response) =>
  answeredPorts.get(request.socket.localPort ?? 0)?.(request, response);

import { createServer, type Server, type TLSSocket } from 'node:tls';
import { refuseHandshake } from '../../pki/begin-tls.ts';

/** The certificate that the server shows, and the authority of the client certificates that it takes; all PEM. */
export interface ServingTls {
  readonly key: string;
  readonly cert: string;
  readonly clientCa: string;
}

/** How long a client may take to begin: for its TLS handshake, and for the headers of a request. */
export const PATIENCE = 32_000;

/** Who serves the connections that come in at a port, once they are secure. */
export const servedPorts = new Map<number, (socket: TLSSocket) => void>();

const fronts = new Map<string, Server>();

/**
 * What shows a certificate to those who connect; it gets connections by its event. It is dear to make, and takes up the TLS sessions
 * that it has granted, so that all servers of a process with the same certificate share one.
 */
export const secureFront = ({ key, cert, clientCa }: ServingTls): Server => {
  const name = cert + clientCa;
  const known = fronts.get(name);
  if (known !== undefined) return known;
  const front = createServer({
    key,
    cert,
    ca: clientCa,
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ['h2', 'http/1.1'],
    handshakeTimeout: PATIENCE,
  });
  front.on('tlsClientError', refuseHandshake);
  front.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    servedPorts.get(socket.localPort ?? 0)?.(socket);
  });
  fronts.set(name, front);
  return front;
};

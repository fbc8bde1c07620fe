import type { TLSSocket } from 'node:tls';

/** What a client presented in its TLS handshake. `trusted`: signed by the client CA and valid. */
export interface ClientCertificate {
  readonly commonName: string;
  readonly organizations: readonly string[];
  /** SHA-256 in hex digits. */
  readonly fingerprint: string;
  readonly trusted: boolean;
}

const known = new WeakMap<TLSSocket, { certificate: ClientCertificate | undefined }>();

/** The client certificate of a connection, read once. */
export const clientCertificate = (socket: TLSSocket): ClientCertificate | undefined => {
  let entry = known.get(socket);
  if (entry === undefined) known.set(socket, (entry = { certificate: read(socket) }));
  return entry.certificate;
};

const read = (socket: TLSSocket): ClientCertificate | undefined => {
  const { subject, fingerprint256 } = socket.getPeerCertificate();
  if (subject === undefined) return undefined;
  const organization = subject.O as string | string[] | undefined;
  return {
    commonName: [subject.CN].flat().at(-1) ?? '',
    organizations: organization === undefined ? [] : [organization].flat(),
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    trusted: socket.authorized,
  };
};

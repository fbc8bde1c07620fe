import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { RecentMap } from '../../apimachinery/recent-map.ts';

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

/** To take a certificate apart takes half as long as a handshake, and clients show the same few again and again. */
const names = new RecentMap<string, Pick<ClientCertificate, 'commonName' | 'organizations'>>(100);

const read = (socket: TLSSocket): ClientCertificate | undefined => {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  const named = names.get(fingerprint) ?? namesIn(certificate);
  names.set(fingerprint, named);
  return { ...named, fingerprint, trusted: socket.authorized };
};

const namesIn = (certificate: X509Certificate): Pick<ClientCertificate, 'commonName' | 'organizations'> => {
  const { subject } = certificate.toLegacyObject();
  const organization = subject.O as string | string[] | undefined;
  return {
    commonName: [subject.CN].flat().at(-1) ?? '',
    organizations: organization === undefined ? [] : [organization].flat(),
  };
};

import { randomBytes, sign } from 'node:crypto';
import { certificateExtensions } from './certificate-extensions.ts';
import { der } from './der.ts';
import type { KeyPair } from './key-pair.ts';

/** What a certificate says, apart from the keys. */
export interface CertificateContent {
  readonly commonName: string;
  /** In a client certificate these are the groups of the user. */
  readonly organizations?: readonly string[];
  readonly dnsNames?: readonly string[];
  /** IPv4 addresses. */
  readonly ipAddresses?: readonly string[];
  readonly usage: 'authority' | 'server' | 'client';
}

/** Who signs. */
export interface Issuer {
  readonly commonName: string;
  readonly keys: KeyPair;
}

/**
 * Certificates are checked by TLS stacks that read the machine's own time, while the cluster may live in any other; hence a period
 * of validity that covers them all.
 */
const validity = der.sequence(der.time(new Date('2020-01-01T00:00:00Z')), der.time(new Date('2099-12-31T23:59:59Z')));
const ecdsaWithSha256 = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'));
const version3 = der.explicit(0, der.integer(Buffer.of(2)));

/**
 * Signs a certificate for a public key (DER) and returns it as PEM. Written out here rather than with an X.509 library: loading
 * one takes longer than a whole cluster may take to start.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export const signCertificate = (content: CertificateContent, publicKey: Buffer, issuer: Issuer): string => {
  const toBeSigned = der.sequence(
    version3,
    der.integer(positive(randomBytes(16))),
    ecdsaWithSha256,
    distinguishedName({ commonName: issuer.commonName }),
    validity,
    distinguishedName(content),
    publicKey,
    der.explicit(3, certificateExtensions(content, publicKey, issuer.keys.publicKey)),
  );
  const signature = sign('sha256', toBeSigned, issuer.keys.privateKey);
  return pem(der.sequence(toBeSigned, ecdsaWithSha256, der.bitString(signature)));
};

/** Organizations come first, as Kubernetes writes them. */
const distinguishedName = ({ organizations = [], commonName }: Pick<CertificateContent, 'organizations' | 'commonName'>): Buffer =>
  der.sequence(...organizations.map((organization) => attribute('2.5.4.10', organization)), attribute('2.5.4.3', commonName));

const attribute = (type: string, value: string): Buffer => der.set(der.sequence(der.objectIdentifier(type), der.utf8String(value)));

/** A serial number must be positive and without leading zero bytes. */
const positive = (bytes: Buffer): Buffer => {
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x40;
  return bytes;
};

const pem = (certificate: Buffer): string => {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};

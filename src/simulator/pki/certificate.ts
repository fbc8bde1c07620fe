import 'reflect-metadata';
import { createPrivateKey, createPublicKey, type webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

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
  readonly keys: webcrypto.CryptoKeyPair;
}

/** P-256, because generating an RSA key takes longer than everything else that a cluster does when it starts. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Valid whatever the virtual time of a cluster is: TLS goes by the machine's clock. */
const notBefore = new Date(Date.UTC(2020, 0, 1));
const notAfter = new Date(Date.UTC(2049, 11, 31));

/** Generates a key pair off the main thread; several calls run side by side. */
export const createKeyPair = (): Promise<webcrypto.CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** The private key as PKCS#8 in PEM. */
export const privateKeyPem = async ({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> => {
  const base64 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`;
};

/** The key pair of a private key in PEM. */
export const importKeyPair = async (pem: string): Promise<webcrypto.CryptoKeyPair> => {
  const key = createPrivateKey(pem);
  const load = (format: 'pkcs8' | 'spki', data: Buffer, use: 'sign' | 'verify'): Promise<webcrypto.CryptoKey> =>
    crypto.subtle.importKey(format, data, algorithm, true, [use]);
  return {
    privateKey: await load('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), 'sign'),
    publicKey: await load('spki', createPublicKey(key).export({ type: 'spki', format: 'der' }), 'verify'),
  };
};

/**
 * Signs a certificate for a public key and returns it as PEM.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export const signCertificate = async (
  content: CertificateContent,
  publicKey: webcrypto.CryptoKey,
  issuer: Issuer,
): Promise<string> => {
  const certificate = await X509CertificateGenerator.create({
    subject: distinguishedName(content),
    issuer: distinguishedName({ commonName: issuer.commonName }),
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    notBefore,
    notAfter,
    extensions: [
      ...usage(content.usage),
      ...alternativeNames(content),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
    ],
  });
  return `${certificate.toString('pem')}\n`;
};

/** Organizations come first, as Kubernetes writes them. */
const distinguishedName = ({
  organizations = [],
  commonName,
}: Pick<CertificateContent, 'organizations' | 'commonName'>) => [
  ...organizations.map((organization) => ({ O: [organization] })),
  { CN: [commonName] },
];

const usage = (purpose: CertificateContent['usage']): Extension[] => {
  if (purpose === 'authority') {
    return [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
    ];
  }
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([purpose === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth]),
  ];
};

const alternativeNames = ({ dnsNames = [], ipAddresses = [] }: CertificateContent): Extension[] => {
  const names = [
    ...dnsNames.map((value) => ({ type: 'dns' as const, value })),
    ...ipAddresses.map((value) => ({ type: 'ip' as const, value })),
  ];
  return names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : [];
};

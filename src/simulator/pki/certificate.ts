import 'reflect-metadata';
import { createPrivateKey, createPublicKey, type webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type HashedAlgorithm,
  type JsonName,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  type PublicKeyType,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { RealClock } from '../clock/real-clock.ts';

/** What a certificate says, apart from the keys. */
export interface CertificateContent {
  readonly commonName: string;
  /** In a client certificate these are the groups of the user. */
  readonly organizations?: readonly string[];
  readonly dnsNames?: readonly string[];
  /** IPv4 addresses. */
  readonly ipAddresses?: readonly string[];
  readonly usage: 'authority' | 'server' | 'client';
  /** The whole name, in place of common name and organizations. */
  readonly subject?: JsonName;
  /** Default: longer than any cluster lives. */
  readonly validity?: { readonly notBefore: Date; readonly notAfter: Date };
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
  publicKey: PublicKeyType,
  issuer: Issuer,
): Promise<string> => {
  const certificate = await X509CertificateGenerator.create({
    subject: content.subject ?? distinguishedName(content),
    issuer: distinguishedName({ commonName: issuer.commonName }),
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    ...(content.validity ?? { notBefore, notAfter }),
    extensions: [
      ...usage(content.usage),
      ...alternativeNames(content),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
    ],
  });
  return `${certificate.toString('pem')}\n`;
};

/** How long a certificate is valid before it is signed, for clients whose clocks are slow. Milliseconds. */
const BACKDATED = 5 * 60_000;

/** Seconds of a lifetime that is so short that the backdating is not taken off its end. */
const SHORT = 8 * 3600;

/**
 * Signs what somebody asks for who has a key: a certificate with the name in the request, and for a server its other names.
 * It is valid by the clock of the machine, which TLS goes by.
 *
 * @param request PKCS #10 in PEM
 * @param lifetime seconds
 * @throws Error when the request cannot be read, or is not signed with its own key
 */
export const signRequest = async (
  request: string,
  lifetime: number,
  usage: 'server' | 'client',
  issuer: Issuer,
): Promise<string> => {
  const read = new Pkcs10CertificateRequest(request);
  if (!(await read.verify())) throw new Error('the request is not signed with the key that it is for');
  const now = new RealClock().now();
  const notBefore = new Date(now - BACKDATED);
  const start = lifetime < SHORT ? now : now - BACKDATED;
  const validity = { notBefore, notAfter: new Date(start + lifetime * 1000) };
  const subject = read.subjectName.toJSON();
  const { alternatives } = requestedName(request);
  const named = (type: string): string[] => alternatives.flatMap((each) => (each.type === type ? [each.value] : []));
  const names = usage === 'server' ? { dnsNames: named('dns'), ipAddresses: named('ip') } : {};
  return signCertificate({ commonName: '', subject, usage, validity, ...names }, read.publicKey, issuer);
};

/** Whom somebody wants a certificate for. */
export interface RequestedName {
  readonly commonName: string | undefined;
  readonly organizations: readonly string[];
  /** Other names, by what they are: `dns`, `ip`, `email`, `url`. */
  readonly alternatives: readonly { readonly type: string; readonly value: string }[];
}

/** The name that somebody asks for; empty in what is no PKCS #10 in PEM. */
export const requestedName = (request: string): RequestedName => {
  try {
    const read = new Pkcs10CertificateRequest(request);
    const subject = read.subjectName.toJSON();
    const others = read.extensions.find((each) => each instanceof SubjectAlternativeNameExtension);
    return {
      commonName: subject.flatMap(({ CN = [] }) => CN)[0],
      organizations: subject.flatMap(({ O = [] }) => O),
      alternatives: others?.names.toJSON() ?? [],
    };
  } catch {
    return { commonName: undefined, organizations: [], alternatives: [] };
  }
};

/** What Go says of a signature that is not of its key. */
const FAILURES: Readonly<Record<string, string>> = {
  'RSASSA-PKCS1-v1_5': 'crypto/rsa: verification error',
  'RSA-PSS': 'crypto/rsa: verification error',
  ECDSA: 'x509: ECDSA verification failure',
  Ed25519: 'x509: Ed25519 verification failure',
};

/**
 * Whether a request for a certificate is signed with the key that it is for.
 *
 * @param request PKCS #10 in PEM
 * @returns why not
 */
export const verifyRequest = async (request: string): Promise<string | undefined> => {
  const read = parse(request);
  if (read === undefined) return 'x509: malformed certificate request';
  const isSigned = await read.verify().catch(() => false);
  return isSigned
    ? undefined
    : (FAILURES[(read.signatureAlgorithm as HashedAlgorithm & webcrypto.Algorithm).name] ??
        'x509: unsupported signature');
};

const parse = (request: string): Pkcs10CertificateRequest | undefined => {
  try {
    return new Pkcs10CertificateRequest(request);
  } catch {
    return undefined;
  }
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

import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { pemBlocks } from '../validation/pem-blocks.ts';

/** A part of a PEM file. */
interface Block {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * What Go says of a certificate and a key that do not belong together, or are none.
 *
 * @see https://pkg.go.dev/crypto/tls#X509KeyPair
 */
export const keyPairWarning = (certificates: Buffer, key: Buffer): string | undefined => {
  const blocks = blocksOf(certificates);
  const chain = blocks.filter(({ type }) => type === 'CERTIFICATE');
  const skipped = blocks.filter(({ type }) => type !== 'CERTIFICATE').map(({ type }) => type);
  if (chain.length === 0) return noCertificate(skipped);
  const keyBlocks = blocksOf(key);
  const first = keyBlocks.findIndex(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'));
  if (first < 0) return noKey(keyBlocks.map(({ type }) => type));
  const certificate = read(() => new X509Certificate((chain[0] as Block).bytes));
  if (certificate === undefined) return 'x509: malformed certificate';
  const privateKey = privateKeyOf((keyBlocks[first] as Block).bytes);
  if (privateKey === undefined) return 'tls: failed to parse private key';
  if (privateKey.asymmetricKeyType !== certificate.publicKey.asymmetricKeyType)
    return 'tls: private key type does not match public key type';
  const isPair = createPublicKey(privateKey).equals(certificate.publicKey);
  return isPair ? undefined : 'tls: private key does not match public key';
};

const noCertificate = (skipped: readonly string[]): string => {
  if (skipped.length === 0) return 'tls: failed to find any PEM data in certificate input';
  return skipped.length === 1 && skipped[0]?.endsWith('PRIVATE KEY')
    ? 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'
    : `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${skipped.join(' ')}]`;
};

const noKey = (skipped: readonly string[]): string => {
  if (skipped.length === 0) return 'tls: failed to find any PEM data in key input';
  return skipped.length === 1 && skipped[0] === 'CERTIFICATE'
    ? 'tls: found a certificate rather than a key in the PEM for the private key'
    : `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${skipped.join(' ')}]`;
};

const blocksOf = (text: Buffer): Block[] =>
  pemBlocks(text.toString('latin1'))
    .map(({ type, body }) => ({ type, body: body.replace(/^[\w-]+:.*\n/gm, '').replace(/\s/g, '') }))
    .filter(({ body }) => body.length % 4 === 0 && /^[\w+/]*=*$/.test(body))
    .map(({ type, body }) => ({ type, bytes: Buffer.from(body, 'base64') }));

/** The form of the key is found out: what the header says of it does not count. */
const privateKeyOf = (bytes: Buffer): KeyObject | undefined =>
  read(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })) ??
  read(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs1' })) ??
  read(() => createPrivateKey({ key: bytes, format: 'der', type: 'sec1' }));

/** What cannot be read is nothing: the reader has only its own words for why. */
const read = <T>(reader: () => T): T | undefined => {
  try {
    return reader();
  } catch {
    return undefined;
  }
};

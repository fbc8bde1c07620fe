import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** A key pair in the encodings that certificates need. */
export interface KeyPair {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
  /** PKCS#8, PEM. */
  readonly privateKey: string;
}

/**
 * Generates a key pair off the main thread; several calls run side by side. P-256, because generating an RSA key takes longer
 * than everything else that a cluster does when it starts.
 */
export const createKeyPair = (): Promise<KeyPair> =>
  promisify(generateKeyPair)('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

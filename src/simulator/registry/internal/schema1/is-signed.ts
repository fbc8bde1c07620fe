import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { ManifestSignature, Schema1Manifest } from '../../../../image/schema1-manifest.ts';

/**
 * Whether every signature of a manifest is that of the key which it names. Whose key that is nobody asks.
 *
 * @see https://github.com/docker/libtrust/blob/master/jsonsign.go
 */
export const isSigned = ({ canonical, signatures }: Schema1Manifest): boolean =>
  signatures.every((signature) => isSignatureOf(Buffer.from(canonical).toString('base64url'), signature));

const isSignatureOf = (payload: string, { key, header, signature }: ManifestSignature): boolean => {
  try {
    return verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key: createPublicKey({ key: key as JsonWebKey, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  } catch {
    return false;
  }
};

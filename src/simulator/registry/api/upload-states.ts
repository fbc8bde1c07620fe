import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How far an upload was when the client was told where to go on. */
export interface UploadState {
  readonly Name: string;
  readonly UUID: string;
  readonly Offset: number;
}

/** Bytes of a SHA-256. */
const signatureLength = 32;

/**
 * The parameter `_state` of the places where uploads go on: what the registry knew when it named the place, signed. Whoever comes back
 * without it, or with an old one, has lost track of the upload.
 *
 * @see https://github.com/distribution/distribution/blob/v2.8.3/registry/handlers/hmac.go
 */
export class UploadStates {
  readonly #key = randomBytes(32);

  pack(state: UploadState): string {
    const text = Buffer.from(JSON.stringify(state));
    return Buffer.concat([this.#sign(text), text]).toString('base64url');
  }

  /** `undefined` for what was not packed here. */
  unpack(packed: string): UploadState | undefined {
    const bytes = Buffer.from(packed, 'base64url');
    if (bytes.length <= signatureLength) return undefined;
    const text = bytes.subarray(signatureLength);
    return timingSafeEqual(bytes.subarray(0, signatureLength), this.#sign(text))
      ? (JSON.parse(text.toString()) as UploadState)
      : undefined;
  }

  #sign(text: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}

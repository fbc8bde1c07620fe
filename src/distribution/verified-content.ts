import { createHash, hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { parseDigest } from '../image/digest.ts';
import { DistributionError } from './distribution-error.ts';

/** The digest of bytes, in the given algorithm. */
export const digestOf = (content: Uint8Array, algorithm: 'sha256' | 'sha512' = 'sha256'): string =>
  `${algorithm}:${hash(algorithm, content, 'hex')}`;

/** Passes a blob through and fails at its end, with a {@link DistributionError} of kind `content`, when it is another one. */
export class VerifiedContent extends Transform {
  readonly #expected: string;
  readonly #hash;

  constructor(digest: string) {
    super({ highWaterMark: 1024 * 1024 });
    this.#expected = digest;
    this.#hash = createHash(parseDigest(digest).algorithm);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    const got = `${this.#expected.split(':')[0]}:${this.#hash.digest('hex')}`;
    done(
      got === this.#expected
        ? null
        : new DistributionError(`Digest did not match, expected ${this.#expected}, got ${got}`, { kind: 'content' }),
    );
  }
}

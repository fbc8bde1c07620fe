/** The digest algorithms that registries of the OCI distribution specification must know, with the length of their hex text. */
const hexLengths: Readonly<Record<string, number>> = { sha256: 64, sha512: 128 };

/** The two parts of a digest such as `sha256:e3b0…`. */
export interface Digest {
  readonly algorithm: 'sha256' | 'sha512';
  readonly hex: string;
}

/**
 * Splits a digest of a registered algorithm into its parts.
 *
 * @throws {InvalidDigestError} for another algorithm, a wrong length or anything but lower-case hex
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
export const parseDigest = (text: string): Digest => {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, Math.max(colon, 0));
  const hex = text.slice(colon + 1);
  const expected = Object.hasOwn(hexLengths, algorithm) ? hexLengths[algorithm] : undefined;
  if (expected === undefined || hex.length !== expected || !/^[0-9a-f]+$/.test(hex)) throw new InvalidDigestError(text);
  return { algorithm: algorithm as Digest['algorithm'], hex };
};

/** Whether the text is a whole digest that {@link parseDigest} accepts. */
export const isDigest = (text: string): boolean => {
  const length =
    Object.hasOwn(hexLengths, text.slice(0, 6)) && text[6] === ':' ? hexLengths[text.slice(0, 6)] : undefined;
  return length !== undefined && text.length === length + 7 && /^[0-9a-f]+$/.test(text.slice(7));
};

/** A text was used where a digest is needed. */
export class InvalidDigestError extends Error {
  override readonly name = 'InvalidDigestError';

  constructor(text: string) {
    super(`expected a digest such as sha256:<64 hex digits>, got ${JSON.stringify(text)}`);
  }
}

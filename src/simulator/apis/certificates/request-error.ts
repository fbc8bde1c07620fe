import { pemBlocks } from '../validation/pem-blocks.ts';

/** What says of a header of ASN.1 that it begins a sequence. */
const SEQUENCE = { class: 0, tag: 16, isCompound: true };

const PARAMETERS =
  '{optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}';

/**
 * What is wrong with a request for a certificate, in the words of Go; nothing with one that is signed with its own key.
 *
 * @param text PKCS #10 in PEM
 * @see https://github.com/golang/go/blob/go1.23.0/src/encoding/asn1/asn1.go
 */
export const requestError = async (text: string): Promise<string | undefined> => {
  const [block] = pemBlocks(text);
  if (block?.type !== 'CERTIFICATE REQUEST') return 'PEM block type must be CERTIFICATE REQUEST';
  const { verifyRequest } = await import('../../pki/certificate.ts');
  return outermostError(Buffer.from(block.body, 'base64')) ?? (await verifyRequest(block.whole));
};

/** Whether these bytes are one sequence as far as their header tells. */
const outermostError = (bytes: Buffer): string | undefined => {
  const [first, length] = bytes;
  if (first === undefined) return 'asn1: syntax error: sequence truncated';
  if (length === undefined) return 'asn1: syntax error: truncated tag or length';
  const header = { class: first >> 6, tag: first & 0x1f, isCompound: (first & 0x20) !== 0 };
  const { start, size } = length < 0x80 ? { start: 2, size: length } : longLength(bytes, length & 0x7f);
  if (header.class !== SEQUENCE.class || header.tag !== SEQUENCE.tag || !header.isCompound)
    return `asn1: structure error: tags don't match (${SEQUENCE.tag} vs {class:${header.class} tag:${header.tag} length:${size} isCompound:${header.isCompound}}) ${PARAMETERS} certificateRequest @${start}`;
  if (bytes.length < start + size) return 'asn1: syntax error: data truncated';
  return bytes.length > start + size ? 'asn1: syntax error: trailing data' : undefined;
};

/** A length that takes more bytes than one. */
const longLength = (bytes: Buffer, count: number): { start: number; size: number } => ({
  start: 2 + count,
  size: bytes.subarray(2, 2 + count).reduce((size, byte) => size * 0x100 + byte, 0),
});

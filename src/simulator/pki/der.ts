/**
 * The few types of DER that certificates are made of: every function returns the finished encoding of one value.
 *
 * @see https://www.itu.int/rec/T-REC-X.690 (distinguished encoding rules)
 */
export const der = {
  sequence: (...items: readonly Buffer[]): Buffer => encode(0x30, Buffer.concat(items)),
  set: (...items: readonly Buffer[]): Buffer => encode(0x31, Buffer.concat(items)),
  /** An unsigned integer from its big-endian bytes. */
  integer: (bytes: Buffer): Buffer => encode(0x02, (bytes[0] as number) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes),
  boolean: (value: boolean): Buffer => encode(0x01, Buffer.of(value ? 0xff : 0)),
  objectIdentifier: (dotted: string): Buffer => encode(0x06, objectIdentifierBytes(dotted)),
  utf8String: (text: string): Buffer => encode(0x0c, Buffer.from(text)),
  octetString: (content: Buffer): Buffer => encode(0x04, content),
  bitString: (content: Buffer, unusedBits = 0): Buffer => encode(0x03, Buffer.concat([Buffer.of(unusedBits), content])),
  /** X.509 wants two-digit years up to 2049 and four digits from then on. */
  time: (date: Date): Buffer => {
    const digits = `${date.toISOString().replace(/\.\d+|[-:T]/g, '')}`;
    return date.getUTCFullYear() < 2050 ? encode(0x17, Buffer.from(digits.slice(2))) : encode(0x18, Buffer.from(digits));
  },
  /** A context-specific tag around other values. */
  explicit: (tag: number, content: Buffer): Buffer => encode(0xa0 | tag, content),
  /** A context-specific tag in place of a primitive type's own. */
  implicit: (tag: number, content: Buffer): Buffer => encode(0x80 | tag, content),
} as const;

const encode = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.of(tag), lengthBytes(content.length), content]);

const lengthBytes = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(length);
  const bytes = bigEndian(length);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
};

const bigEndian = (value: number): number[] => (value < 0x100 ? [value] : [...bigEndian(Math.floor(value / 0x100)), value % 0x100]);

const objectIdentifierBytes = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return Buffer.from([first * 40 + second, ...rest.flatMap(base128)]);
};

const base128 = (value: number): number[] => {
  const digits = [value % 0x80];
  for (let left = Math.floor(value / 0x80); left > 0; left = Math.floor(left / 0x80)) digits.unshift(0x80 | (left % 0x80));
  return digits;
};

/**
 * Writes the protobuf wire format.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class Writer {
  readonly #chunks: Uint8Array[] = [];

  number(field: number, value: number): void {
    this.#chunks.push(varint(field << 3), varint(value));
  }

  double(field: number, value: number): void {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    this.#chunks.push(varint((field << 3) | 1), bytes);
  }

  bytes(field: number, value: Uint8Array | string): void {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    this.#chunks.push(varint((field << 3) | 2), varint(bytes.length), bytes);
  }

  finish(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

const varint = (value: number): Uint8Array => {
  if (value >= 0 && value < 0x80) return Uint8Array.of(value);
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
};

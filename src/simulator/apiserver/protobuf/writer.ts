import protobuf from 'protobufjs/minimal.js';

/**
 * Writes the protobuf wire format field by field.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class Writer {
  readonly #writer = protobuf.Writer.create();

  /** @param value a `bigint` where a `number` would be rounded */
  number(field: number, value: number | bigint): void {
    this.#writer.uint32(field << 3).int64(typeof value === 'number' ? value : halvesOf(value));
  }

  double(field: number, value: number): void {
    this.#writer.uint32((field << 3) | 1).double(value);
  }

  bytes(field: number, value: Uint8Array | string): void {
    this.#writer.uint32((field << 3) | 2).bytes(typeof value === 'string' ? Buffer.from(value) : value);
  }

  finish(): Buffer {
    return Buffer.from(this.#writer.finish());
  }
}

const halvesOf = (value: bigint): protobuf.Long => ({
  low: Number(BigInt.asIntN(32, value)),
  high: Number(BigInt.asIntN(32, value >> 32n)),
  unsigned: false,
});

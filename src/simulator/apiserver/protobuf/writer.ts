import protobuf from 'protobufjs/minimal.js';

/**
 * Writes the protobuf wire format field by field.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class Writer {
  readonly #writer = protobuf.Writer.create();

  number(field: number, value: number): void {
    this.#writer.uint32(field << 3).int64(value);
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

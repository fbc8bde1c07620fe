import protobuf from 'protobufjs/minimal.js';

/**
 * Reads the protobuf wire format field by field: which fields there are is decided at run time.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class Reader {
  readonly #reader: protobuf.Reader;

  constructor(bytes: Uint8Array) {
    this.#reader = protobuf.Reader.create(bytes);
  }

  get done(): boolean {
    return this.#reader.pos >= this.#reader.len;
  }

  /** The low 32 bits of a number; the rest is read and dropped. */
  varint(): number {
    return this.#reader.int32();
  }

  /** A signed 64-bit number; one that a `number` would round is a `bigint`. */
  long(): number | bigint {
    const start = this.#reader.pos;
    const value = Number(this.#reader.int64());
    return Number.isSafeInteger(value) ? value : signed(this.#reader.buf.subarray(start, this.#reader.pos));
  }

  double(): number {
    return this.#reader.double();
  }

  bytes(): Uint8Array {
    return this.#reader.bytes();
  }

  skip(wireType: number): void {
    try {
      this.#reader.skipType(wireType);
    } catch (cause) {
      throw new RangeError(`no such wire type: ${wireType}`, { cause });
    }
  }
}

/** The number that groups of seven bits make, the lowest first. */
const signed = (groups: Uint8Array): bigint =>
  BigInt.asIntN(
    64,
    groups.reduceRight((value, group) => (value << 7n) | BigInt(group & 0x7f), 0n),
  );

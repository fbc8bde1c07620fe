/** What generated names consist of: no vowels, no look-alikes. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** So many hexadecimal digits are made at once: uids are drawn very often, and a number takes less than a text of single digits. */
const HEX_DIGITS = 8;

/** The cluster's only source of chance: the same seed gives the same names, uids and tokens. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1), by the mulberry32 generator. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** The random part of a generated name: `x7k2p`. */
  suffix(length = 5): string {
    return this.#text(ALPHABET, length);
  }

  hex(length: number): string {
    let text = '';
    for (let rest = length; rest > 0; rest -= HEX_DIGITS) text += this.#hexDigits(Math.min(rest, HEX_DIGITS));
    return text;
  }

  /** A version 4 UUID. */
  uid(): string {
    const variant = (8 + this.integer(4)).toString(16);
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
  }

  #hexDigits(length: number): string {
    let value = 1;
    for (let index = 0; index < length; index++) value = value * 16 + this.integer(16);
    return value.toString(16).slice(1);
  }

  #text(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index++) text += alphabet[this.integer(alphabet.length)];
    return text;
  }
}

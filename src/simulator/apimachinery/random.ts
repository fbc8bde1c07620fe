/** What generated names consist of: no vowels, no look-alikes. */
const ALPHABET = Buffer.from('bcdfghjklmnpqrstvwxz2456789');
const HEX = Buffer.from('0123456789abcdef');

/**
 * Where texts are drawn, to become strings in one piece: of one that was put together letter by letter all pieces would be
 * kept as long as the object that it names.
 */
const draft = Buffer.alloc(256);

/** The cluster's only source of chance: the same seed gives the same names, uids and tokens. */
export class Random {
  readonly #seed: number;
  #state: number;

  constructor(seed: number) {
    this.#seed = seed | 0;
    this.#state = this.#seed;
  }

  /** Chance of its own for one matter: it depends on the seed and the name, and not on what else was drawn before. */
  derived(name: string): Random {
    let hash = this.#seed ^ 0x811c9dc5;
    for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
    return new Random(hash);
  }

  /** A number in [0, 1), by the mulberry32 generator. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
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
    return this.#text(HEX, length);
  }

  /** A version 4 UUID. */
  uid(): string {
    draft[19] = HEX[8 + this.integer(4)] as number;
    this.#draw(HEX, 0, 8);
    this.#draw(HEX, 9, 13);
    this.#draw(HEX, 15, 18);
    this.#draw(HEX, 20, 23);
    this.#draw(HEX, 24, 36);
    draft[14] = VERSION;
    for (const at of [8, 13, 18, 23]) draft[at] = DASH;
    return draft.toString('latin1', 0, 36);
  }

  #text(alphabet: Uint8Array, length: number): string {
    this.#draw(alphabet, 0, length);
    return draft.toString('latin1', 0, length);
  }

  #draw(alphabet: Uint8Array, start: number, end: number): void {
    for (let index = start; index < end; index++) draft[index] = alphabet[this.integer(alphabet.length)] as number;
  }
}

const VERSION = 0x34;
const DASH = 0x2d;

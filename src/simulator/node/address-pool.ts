/**
 * The addresses of a node's pods, one after the other as a host-local range gives them: `10.128.<node>.5` and up, and
 * beyond that a range that real nodes do not have, so that any number of pods can run.
 */
export class AddressPool {
  readonly #node: number;
  readonly #taken = new Set<number>();
  #last = FIRST - 1;

  constructor(node: number) {
    this.#node = node;
  }

  assign(): string {
    const free = this.#taken.size < RANGE - FIRST ? RANGE : LARGEST;
    do {
      this.#last = this.#last + 1 >= free ? FIRST : this.#last + 1;
    } while (this.#taken.has(this.#last));
    this.#taken.add(this.#last);
    return this.#format(this.#last);
  }

  release(address: string): void {
    const [, second = 0, third = 0, fourth = 0] = address.split('.').map(Number);
    this.#taken.delete(second === 128 ? fourth : third * 256 + fourth);
  }

  #format(number: number): string {
    if (number < RANGE) return `10.128.${this.#node}.${number}`;
    return `10.${129 + this.#node}.${number >> 8}.${number & 255}`;
  }
}

const FIRST = 5;
const RANGE = 255;
const LARGEST = 65_535;

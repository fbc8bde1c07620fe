/** How often a bucket is emptied, and how many there are besides the one that is being emptied. */
export interface BucketOptions {
  /** Milliseconds in which every bucket comes up once. */
  readonly interval: number;
  /** When the first bucket was emptied. */
  readonly start: number;
}

/**
 * Spreads streams over time: each lies in one of several buckets, which are emptied one after another, and goes into the last one
 * when its own has been emptied. A stream that comes, or has changed, goes into the emptiest one, of equal ones the last.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/image/controller/scheduler.go
 */
export class ImportBuckets {
  readonly #options: BucketOptions;
  readonly #count: number;
  /** The turn, counted from the start, in which each stream's bucket is emptied. */
  readonly #turns = new Map<string, number>();
  readonly #sizes = new Map<number, number>();

  constructor(options: BucketOptions) {
    this.#options = options;
    this.#count = bucketsFor(options.interval);
  }

  /** When the stream's bucket is emptied; `undefined` for a stream in none. */
  dueAt(key: string): number | undefined {
    const turn = this.#turns.get(key);
    return turn === undefined ? undefined : this.#options.start + turn * this.#turnLength;
  }

  add(key: string, now: number): void {
    this.remove(key);
    const current = Math.floor((now - this.#options.start) / this.#turnLength);
    const turns = Array.from({ length: this.#count }, (_, index) => current + this.#count - index);
    const least = Math.min(...turns.map((turn) => this.#sizeOf(turn)));
    this.#put(key, turns.find((turn) => this.#sizeOf(turn) === least) ?? current + this.#count);
  }

  /** The stream's bucket has been emptied. */
  moveToLast(key: string): void {
    const turn = this.#turns.get(key) ?? 0;
    this.remove(key);
    this.#put(key, turn + this.#count);
  }

  remove(key: string): void {
    const turn = this.#turns.get(key);
    if (turn === undefined) return;
    this.#turns.delete(key);
    const rest = this.#sizeOf(turn) - 1;
    if (rest === 0) this.#sizes.delete(turn);
    else this.#sizes.set(turn, rest);
  }

  get #turnLength(): number {
    return this.#options.interval / this.#count;
  }

  #sizeOf(turn: number): number {
    return this.#sizes.get(turn) ?? 0;
  }

  #put(key: string, turn: number): void {
    this.#turns.set(key, turn);
    this.#sizes.set(turn, this.#sizeOf(turn) + 1);
  }
}

const bucketsFor = (interval: number): number => (interval > 3_600_000 ? 8 : interval < 600_000 ? 2 : 4);

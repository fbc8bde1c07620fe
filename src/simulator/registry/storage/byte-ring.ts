/** The memory of a `ByteRing`, to be handed to the other thread. */
export interface RingMemory {
  readonly bytes: SharedArrayBuffer;
  /** Counters, see `ByteRing`. */
  readonly state: SharedArrayBuffer;
}

/** Bytes before each record: its tag and its length. */
const head = 8;

/** Tag of what is left at the end of the memory when a record would not fit there. */
const filler = -1;

/** Counters of bytes, which run over, and whether somebody waits for room. */
const [written, taken, wanted] = [0, 1, 2] as const;

/** Bytes. Small enough to stay in the cache of a processor, so that the other thread need not fetch from memory what this one wrote. */
const size = 1024 * 1024;

/** Bytes after which a record does not grow any more. */
const enough = 64 * 1024;

/** Bytes for which the taker is woken. */
const worthWaking = 256 * 1024;

export const newRingMemory = (): RingMemory => ({
  bytes: new SharedArrayBuffer(size),
  state: new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT),
});

/**
 * A queue of tagged records from one thread to another in memory that both have: nothing is allocated or serialised, which for the
 * bytes of a layer would cost as much as hashing them. One thread may only offer and the other only take.
 */
export class ByteRing {
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  readonly #state: Int32Array;
  #at = 0;
  /** Of the record that may still grow, which begins at `#at`. */
  #openTag: number | undefined;
  #length = 0;

  constructor({ bytes, state }: RingMemory) {
    this.#bytes = new Uint8Array(bytes);
    this.#words = new Int32Array(bytes);
    this.#state = new Int32Array(state);
  }

  /**
   * Whether there was room; if not, nothing has been taken over, and the taker calls its `onRoom` later. Records of the same tag in
   * succession become one; until it is long enough, or `publish` is called, the taker does not see it.
   */
  offer(tag: number, record: Uint8Array): boolean {
    if (tag === this.#openTag && this.#extend(record)) return true;
    this.publish();
    const needed = lengthOf(record.length);
    const place = this.#at % size;
    const gap = place + needed <= size ? 0 : size - place;
    if (!this.#hasRoom(gap + needed)) {
      Atomics.store(this.#state, wanted, 1);
      if (!this.#hasRoom(gap + needed)) return false;
    }
    if (gap > 0) this.#words[place / 4] = filler;
    this.#openTag = tag;
    this.#at = (this.#at + gap) % laps;
    this.#bytes.set(record, (this.#at % size) + head);
    this.#length = record.length;
    if (this.#length >= enough) this.publish();
    return true;
  }

  /** Has the taker look at everything that was offered. */
  publish(): void {
    if (this.#openTag === undefined) return;
    const place = this.#at % size;
    this.#words[place / 4] = this.#openTag;
    this.#words[place / 4 + 1] = this.#length;
    this.#openTag = undefined;
    this.#at = (this.#at + lengthOf(this.#length)) % laps;
    Atomics.store(this.#state, written, this.#at);
    if (this.#used() >= worthWaking) this.wake();
  }

  /** The taker sleeps on when little is there, because to be woken for every record takes longer than the record. */
  wake(): void {
    Atomics.notify(this.#state, written);
  }

  /**
   * Waits until there is a record and takes all that are there by then; their bytes are good until `take` returns. Calls `onRoom`
   * when somebody waits for room and half of the memory is free.
   */
  take(take: (tag: number, record: Uint8Array) => void, onRoom: () => void): void {
    Atomics.wait(this.#state, written, this.#at);
    const end = Atomics.load(this.#state, written);
    while (this.#at !== end) {
      const place = this.#at % size;
      const tag = this.#words[place / 4] ?? filler;
      const length = this.#words[place / 4 + 1] ?? 0;
      if (tag !== filler) take(tag, this.#bytes.subarray(place + head, place + head + length));
      this.#at = (this.#at + (tag === filler ? size - place : lengthOf(length))) % laps;
      Atomics.store(this.#state, taken, this.#at);
      const left = (Atomics.load(this.#state, written) - this.#at + laps) % laps;
      if (left <= size / 2 && Atomics.exchange(this.#state, wanted, 0) === 1) onRoom();
    }
  }

  #extend(record: Uint8Array): boolean {
    const place = this.#at % size;
    const needed = lengthOf(this.#length + record.length);
    if (place + needed > size || !this.#hasRoom(needed)) return false;
    this.#bytes.set(record, place + head + this.#length);
    this.#length += record.length;
    if (this.#length >= enough) this.publish();
    return true;
  }

  #hasRoom(needed: number): boolean {
    return this.#used() + needed <= size;
  }

  #used(): number {
    return (this.#at - Atomics.load(this.#state, taken) + laps) % laps;
  }
}

/** Where the counters run over; full and empty must differ. */
const laps = 2 * size;

/** With what comes before it and after it, so that the next one begins where a number may. */
const lengthOf = (length: number): number => head + ((length + 7) & ~7);

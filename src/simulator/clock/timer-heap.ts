/** What a {@link TimerHeap} orders by. */
export interface HeapEntry {
  readonly due: number;
  /** Decides among entries that are due at the same time. */
  readonly sequence: number;
  /** An entry that is no longer wanted is passed over. */
  isCancelled: boolean;
}

/** Timers, the next one first: a binary heap. Cancelled ones lie in it until they come up, or until they are the majority. */
export class TimerHeap<Entry extends HeapEntry> {
  #entries: Entry[] = [];
  #cancelled = 0;

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#rise(this.#entries.length - 1);
  }

  cancel(entry: Entry): void {
    if (entry.isCancelled) return;
    entry.isCancelled = true;
    this.#cancelled++;
    if (this.#cancelled > 64 && this.#cancelled * 2 > this.#entries.length) this.#compact();
  }

  /** The next entry, which stays; `undefined` when there is none. */
  first(): Entry | undefined {
    while (this.#entries[0]?.isCancelled) {
      this.#cancelled--;
      this.#removeFirst();
    }
    return this.#entries[0];
  }

  take(): Entry | undefined {
    const first = this.first();
    if (first === undefined) return undefined;
    this.#removeFirst();
    // A timer that has fired cannot be cancelled any more.
    first.isCancelled = true;
    return first;
  }

  #removeFirst(): void {
    const last = this.#entries.pop();
    if (last === undefined || this.#entries.length === 0) return;
    this.#entries[0] = last;
    this.#sink(0);
  }

  #rise(start: number): void {
    const entries = this.#entries;
    for (let index = start; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!isBefore(entries[index]!, entries[parent]!)) return;
      [entries[index], entries[parent]] = [entries[parent]!, entries[index]!];
      index = parent;
    }
  }

  #sink(start: number): void {
    const entries = this.#entries;
    for (let index = start; ; ) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < entries.length && isBefore(entries[child]!, entries[least]!)) least = child;
      if (least === index) return;
      [entries[index], entries[least]] = [entries[least]!, entries[index]!];
      index = least;
    }
  }

  /** An array in order is a heap. */
  #compact(): void {
    this.#entries = this.#entries
      .filter(({ isCancelled }) => !isCancelled)
      .sort((left, right) => (isBefore(left, right) ? -1 : 1));
    this.#cancelled = 0;
  }
}

const isBefore = (left: HeapEntry, right: HeapEntry): boolean =>
  left.due < right.due || (left.due === right.due && left.sequence < right.sequence);

import type { StoreEvent } from './store-event.ts';

/** About so many bytes are remembered at most: far more than small objects take, and a few hundred writes of the largest ones. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The last writes, so that a watch can resume where it broke off. Older ones are compacted away. */
export class EventHistory {
  readonly #limit: number;
  #events: StoreEvent[] = [];
  /** What all writes up to each event took. */
  #weights: number[] = [];
  #compacted: number;
  #forgotten = 0;

  constructor(limit: number, firstRevision: number) {
    this.#limit = limit;
    this.#compacted = firstRevision - 1;
  }

  /** @param bytes about how much memory the event takes besides what it shares with earlier ones */
  add(event: StoreEvent, bytes: number): void {
    this.#weights.push((this.#weights.at(-1) ?? this.#forgotten) + bytes);
    this.#events.push(event);
    if (this.#events.length >= 2 * this.#limit) this.#forget(this.#limit);
    const most = this.#forgotten + MOST_BYTES;
    if ((this.#weights.at(-1) ?? 0) > most)
      this.#forget(this.#weights.findIndex((each) => each > most - MOST_BYTES / 2) + 1);
  }

  /** What happened to a resource after `revision`; `undefined` when that was compacted. */
  since(resource: string, revision: number): readonly StoreEvent[] | undefined {
    if (revision < this.#compacted) return undefined;
    let first = this.#events.length;
    while (first > 0 && (this.#events[first - 1]?.revision ?? 0) > revision) first--;
    return this.#events.slice(first).filter((event) => event.resource === resource);
  }

  #forget(count: number): void {
    this.#compacted = this.#events[count - 1]?.revision ?? this.#compacted;
    this.#forgotten = this.#weights[count - 1] ?? this.#forgotten;
    this.#events = this.#events.slice(count);
    this.#weights = this.#weights.slice(count);
  }
}

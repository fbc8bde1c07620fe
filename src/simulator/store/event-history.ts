import type { StoreEvent } from './store-event.ts';

/** The last writes, so that a watch can resume where it broke off. Older ones are compacted away. */
export class EventHistory {
  readonly #limit: number;
  #events: StoreEvent[] = [];
  #compacted: number;

  constructor(limit: number, firstRevision: number) {
    this.#limit = limit;
    this.#compacted = firstRevision - 1;
  }

  add(event: StoreEvent): void {
    this.#events.push(event);
    if (this.#events.length >= 2 * this.#limit) {
      this.#compacted = this.#events[this.#limit - 1]?.revision ?? this.#compacted;
      this.#events = this.#events.slice(this.#limit);
    }
  }

  /** What happened to a resource after `revision`; `undefined` when that was compacted. */
  since(resource: string, revision: number): readonly StoreEvent[] | undefined {
    if (revision < this.#compacted) return undefined;
    let first = this.#events.length;
    while (first > 0 && (this.#events[first - 1]?.revision ?? 0) > revision) first--;
    return this.#events.slice(first).filter((event) => event.resource === resource);
  }
}

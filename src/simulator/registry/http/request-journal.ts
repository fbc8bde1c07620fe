import { RecentMap } from '../../apimachinery/recent-map.ts';

/** One request that a registry answered. */
export interface JournalEntry {
  /** Order of arrival, from 1. */
  readonly sequence: number;
  /** Milliseconds since the epoch on the registry's clock, when the request arrived. */
  readonly time: number;
  /** The registry's logical host. */
  readonly registry: string;
  readonly method: string;
  readonly path: string;
  /** Without the question mark; empty for none. */
  readonly query: string;
  readonly status: number;
  /** Bytes of the answer's body that were sent. */
  readonly bytes: number;
  readonly userAgent: string;
  readonly user?: string;
  /** Of the content that was served or taken. */
  readonly digest?: string;
}

/** More requests than an experiment makes; what is older than so many is forgotten sooner or later. */
const KEPT = 50_000;

/**
 * What a registry was asked lately, in order of arrival. An entry is written before the last byte of its answer leaves, so that
 * whoever has an answer finds it here.
 */
export class RequestJournal {
  readonly #kept: number;
  #entries: JournalEntry[] = [];
  /** Texts that come again and again, each kept once. */
  readonly #texts = new RecentMap<string, string>(1000);
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  #arrived = 0;

  constructor(kept = KEPT) {
    this.#kept = kept;
  }

  /** The place in the order for a request that has just arrived. */
  nextSequence(): number {
    return ++this.#arrived;
  }

  add(entry: JournalEntry): void {
    const after = this.#entries.findLastIndex((earlier) => earlier.sequence < entry.sequence);
    const { path, userAgent, digest } = entry;
    this.#entries.splice(after + 1, 0, {
      ...entry,
      path: this.#once(path),
      userAgent: this.#once(userAgent),
      ...(digest === undefined ? {} : { digest: this.#once(digest) }),
    });
    if (this.#entries.length >= 2 * this.#kept) this.#entries = this.#entries.slice(this.#kept);
    for (const listener of this.#listeners) listener(entry);
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  /** All entries, or those that arrived after the one with this sequence number. */
  entries(after = 0): readonly JournalEntry[] {
    return after === 0 ? [...this.#entries] : this.#entries.filter((entry) => entry.sequence > after);
  }

  /** Calls back for every request answered from now on; the returned function ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

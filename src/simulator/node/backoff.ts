/**
 * Growing delays by key: the first one, doubled with each further failure up to the longest. A key that has been quiet
 * for twice the longest delay starts again.
 *
 * @see https://github.com/kubernetes/client-go/blob/master/util/flowcontrol/backoff.go
 */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  readonly #entries = new Map<string, { delay: number; at: number }>();

  /** Milliseconds; the kubelet's are 10 seconds and 5 minutes. */
  constructor(first = 10_000, longest = 300_000) {
    this.#first = first;
    this.#longest = longest;
  }

  /** Notes a failure. */
  next(key: string, now: number): void {
    const entry = this.#entries.get(key);
    const delay =
      entry === undefined || this.#isStale(entry, now) ? this.#first : Math.min(2 * entry.delay, this.#longest);
    this.#entries.set(key, { delay, at: now });
  }

  /** The delay in force, in milliseconds. */
  delay(key: string): number {
    return this.#entries.get(key)?.delay ?? 0;
  }

  /** Whether the delay is not over yet, counted from the last failure or from `since`. */
  isWaiting(key: string, now: number, since?: number): boolean {
    const entry = this.#entries.get(key);
    return entry !== undefined && !this.#isStale(entry, now) && now - (since ?? entry.at) < entry.delay;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #isStale({ at }: { at: number }, now: number): boolean {
    return now - at > 2 * this.#longest;
  }
}

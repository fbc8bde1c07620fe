/** Lets so many things happen a minute, and twice as many at once after a rest. */
export class TokenBucket {
  readonly #perMinute: number;
  #tokens: number;
  #filledAt: number;

  constructor(perMinute: number, now: number) {
    this.#perMinute = perMinute;
    this.#tokens = 2 * perMinute;
    this.#filledAt = now;
  }

  /** Whether one more thing may happen now. */
  tryTake(now: number): boolean {
    const gained = ((now - this.#filledAt) * this.#perMinute) / 60_000;
    this.#tokens = Math.min(2 * this.#perMinute, this.#tokens + gained);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

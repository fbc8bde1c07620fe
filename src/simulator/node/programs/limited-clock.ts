import type { Clock, Timer } from '../../../ports/clock.ts';

/** The time of a command that may take only so long and that nobody waits for: sleeps pass at once, up to the limit. */
export class LimitedClock implements Clock {
  readonly #end: number;
  #now: number;
  #expire: () => void = () => {};
  /** Resolves when the command would still run at its limit. */
  readonly expired: Promise<void> = new Promise((resolve) => {
    this.#expire = resolve;
  });

  /** @param limit milliseconds */
  constructor(now: number, limit: number) {
    this.#now = now;
    this.#end = now + limit;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    if (this.#now + delay > this.#end) {
      this.#expire();
      return { cancel: () => {} };
    }
    const handle = setImmediate(() => {
      this.#now += delay;
      callback();
    });
    return { cancel: () => clearImmediate(handle) };
  }
}

import type { Clock, Timer } from '../../../ports/clock.ts';

/** The time of one command where the cluster's stands still: whoever sleeps on it wakes at once, and it is later then. */
export class SessionClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    if (delay === Number.POSITIVE_INFINITY) return { cancel: () => {} };
    const handle = setImmediate(() => {
      this.#now += delay;
      callback();
    });
    return { cancel: () => clearImmediate(handle) };
  }
}

import type { Clock, Timer } from '../../ports/clock.ts';

interface DueTimer extends Timer {
  readonly due: number;
  readonly sequence: number;
  readonly callback: () => void;
}

/**
 * A clock that stands still until it is told to move. Timers fire in order of their due time, equal ones in the order
 * in which they were set, so that the same run gives the same log.
 */
export class VirtualClock implements Clock {
  #now: number;
  #sequence = 0;
  readonly #timers = new Set<DueTimer>();

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    const timer: DueTimer = {
      due: this.#now + Math.max(0, delay),
      sequence: this.#sequence++,
      callback,
      cancel: () => this.#timers.delete(timer),
    };
    this.#timers.add(timer);
    return timer;
  }

  /** When the next timer is due, `undefined` when none is set. */
  nextDue(): number | undefined {
    return this.#next()?.due;
  }

  /**
   * Moves to `time`, firing what is due on the way. Before each timer, and at the end, `settle` lets everything that was
   * set off come to rest.
   */
  async advanceTo(time: number, settle: () => Promise<void>): Promise<void> {
    await settle();
    for (let next = this.#next(); next !== undefined && next.due <= time; next = this.#next()) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.due);
      next.callback();
      await settle();
    }
    this.#now = Math.max(this.#now, time);
  }

  #next(): DueTimer | undefined {
    let first: DueTimer | undefined;
    for (const timer of this.#timers) {
      if (
        first === undefined ||
        timer.due < first.due ||
        (timer.due === first.due && timer.sequence < first.sequence)
      ) {
        first = timer;
      }
    }
    return first;
  }
}

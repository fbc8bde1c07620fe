import type { Clock, Timer } from '../../ports/clock.ts';
import { type HeapEntry, TimerHeap } from './timer-heap.ts';

interface DueTimer extends HeapEntry {
  readonly callback: () => void;
}

/**
 * A clock that stands still until it is told to move. Timers fire in order of their due time, equal ones in the order
 * in which they were set, so that the same run gives the same log.
 */
export class VirtualClock implements Clock {
  #now: number;
  #sequence = 0;
  readonly #timers = new TimerHeap<DueTimer>();

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
      isCancelled: false,
    };
    this.#timers.add(timer);
    return { cancel: () => this.#timers.cancel(timer) };
  }

  /** When the next timer is due, `undefined` when none is set. */
  nextDue(): number | undefined {
    return this.#timers.first()?.due;
  }

  /**
   * Moves to `time`, firing what is due on the way. Before each timer, and at the end, `settle` lets everything that was
   * set off come to rest.
   */
  async advanceTo(time: number, settle: () => Promise<void>): Promise<void> {
    await settle();
    while (this.#fireNext(time)) await settle();
    this.#now = Math.max(this.#now, time);
  }

  /**
   * Moves on in the middle of something that takes time itself, such as an answer that is long in coming: what is due on the way is
   * set off, but nobody waits for it to come to rest, because that would be to wait for oneself.
   */
  spend(duration: number): void {
    const end = this.#now + duration;
    while (this.#fireNext(end));
    this.#now = Math.max(this.#now, end);
  }

  #fireNext(end: number): boolean {
    const next = this.#timers.first();
    if (next === undefined || next.due > end) return false;
    this.#timers.take();
    this.#now = Math.max(this.#now, next.due);
    next.callback();
    return true;
  }
}

import type { Clock, Timer } from '../../../ports/clock.ts';

/**
 * The time of one program: it stands still until its kubelet comes by. So the kubelet knows when to look again, and
 * nothing happens in a container behind its back.
 */
export class ProgramClock implements Clock {
  readonly #timers = new Set<{ due: number; callback: () => void }>();
  #now: number;
  #waits: (() => void)[] = [];
  /** How many things go on in the program at the same time. */
  #courses = 1;
  readonly #visitors = new Set<() => void>();

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    const timer = { due: this.#now + delay, callback };
    this.#timers.add(timer);
    this.#settle();
    return { cancel: () => this.#timers.delete(timer) };
  }

  /** Something goes on in the program besides what does already, until it ends. */
  begin(): void {
    this.#courses++;
  }

  end(): void {
    this.#courses--;
    this.#settle();
  }

  /** When the program goes on by itself; `undefined` when it waits for nothing. */
  nextDue(): number | undefined {
    let next: number | undefined;
    for (const { due } of this.#timers) if (next === undefined || due < next) next = due;
    return next;
  }

  /** Moves on when nothing happens on the way: the program waits for a later time, and for no visit. @returns whether it did */
  skip(now: number): boolean {
    const due = this.nextDue();
    if (due === undefined || due <= now || this.#visitors.size > 0) return false;
    this.#now = Math.max(this.#now, now);
    return true;
  }

  /** Resolves when the kubelet comes by again, at the latest after so many milliseconds. */
  visit(within: number): Promise<void> {
    return new Promise((resolve) => {
      const arrived = (): void => {
        timer.cancel();
        this.#visitors.delete(arrived);
        resolve();
      };
      this.#visitors.add(arrived);
      const timer = this.after(within, arrived);
    });
  }

  /** Moves on, one due timer at a time, and receives the kubelet; `settle` waits for what each sets off. */
  async advance(now: number, settle: () => Promise<void>): Promise<void> {
    for (let due = this.nextDue(); due !== undefined && due <= now; due = this.nextDue()) {
      this.#now = Math.max(this.#now, due);
      for (const timer of [...this.#timers].filter((each) => each.due <= this.#now)) {
        this.#timers.delete(timer);
        timer.callback();
      }
      await settle();
    }
    this.#now = Math.max(this.#now, now);
    if (this.#visitors.size === 0) return;
    for (const arrived of [...this.#visitors]) arrived();
    await settle();
  }

  /** Resolves when all that goes on in the program waits for a later time, or for somebody. */
  waiting(): Promise<void> {
    return this.#isWaiting() ? Promise.resolve() : new Promise((resolve) => this.#waits.push(resolve));
  }

  #isWaiting(): boolean {
    return this.#timers.size >= this.#courses;
  }

  #settle(): void {
    if (!this.#isWaiting()) return;
    const waits = this.#waits;
    this.#waits = [];
    for (const resume of waits) resume();
  }
}

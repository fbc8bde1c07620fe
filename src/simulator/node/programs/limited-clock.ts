import type { Timer } from '../../../ports/clock.ts';
import { SessionClock } from './session-clock.ts';

/** The time of a command that may take only so long and that nobody waits for: sleeps pass at once, up to the limit. */
export class LimitedClock extends SessionClock {
  readonly #end: number;
  #expire: () => void = () => {};
  /** Resolves when the command would still run at its limit. */
  readonly expired: Promise<void> = new Promise((resolve) => {
    this.#expire = resolve;
  });

  /** @param limit milliseconds */
  constructor(now: number, limit: number) {
    super(now);
    this.#end = now + limit;
  }

  override after(delay: number, callback: () => void): Timer {
    if (this.now() + delay > this.#end) {
      this.#expire();
      return { cancel: () => {} };
    }
    return super.after(delay, callback);
  }
}

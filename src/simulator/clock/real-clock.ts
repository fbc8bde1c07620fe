import type { Clock, Timer } from '../../ports/clock.ts';

/** Longest delay that Node accepts; longer timers are set again. */
const LONGEST = 2 ** 31 - 1;

/** The clock of `streamproof up`: follows real time. Its timers do not keep the process alive. */
export class RealClock implements Clock {
  now(): number {
    return Date.now();
  }

  after(delay: number, callback: () => void): Timer {
    let handle: NodeJS.Timeout;
    const arm = (rest: number): void => {
      handle = setTimeout(() => (rest > LONGEST ? arm(rest - LONGEST) : callback()), Math.min(rest, LONGEST));
      handle.unref();
    };
    arm(Math.max(0, delay));
    return { cancel: () => clearTimeout(handle) };
  }
}

import type { Clock } from '../ports/clock.ts';

/** A time limit on something; `done` says that it has ended before. */
export interface Deadline {
  /** Aborted with a `TimeoutError` when time is over. */
  readonly signal: AbortSignal;
  done(): void;
}

/** Sets a time limit in milliseconds of the clock, of real time when there is none. */
export const deadline = (milliseconds: number, clock: Clock = realTime): Deadline => {
  const controller = new AbortController();
  const expire = (): void => controller.abort(new DOMException('context deadline exceeded', 'TimeoutError'));
  const timer = clock.after(milliseconds, expire);
  return { signal: controller.signal, done: () => timer.cancel() };
};

const realTime: Clock = {
  now: () => Date.now(),
  after: (delay, callback) => {
    const handle = setTimeout(callback, delay);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};

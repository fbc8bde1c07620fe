import type { ExperimentClock } from '../ports/experiment-clock.ts';

/** The clock of this machine. What is left to do cannot be known on it, so nothing settles: expectations look again. */
export const systemClock: ExperimentClock = {
  virtual: false,
  now: () => Date.now(),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return { cancel: () => clearTimeout(timer) };
  },
  advance: (duration) => new Promise((resolve) => void setTimeout(resolve, duration)),
  settled: () => Promise.resolve(),
};

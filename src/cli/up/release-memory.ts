import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds of rest, and the share of them that may be spent on work. */
const REST = 1_000;
const BUSY = 0.1;

/** Releases memory as soon as this process has had nothing to do for a second. */
export const releaseMemoryAtRest = (): void => {
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > BUSY) return;
    clearInterval(timer);
    releaseMemory();
  }, REST).unref();
};

/**
 * Gives back what only the start has needed: V8 keeps it, and the code that ran once, until memory is short, which it never is
 * in a cluster that waits.
 */
export const releaseMemory = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
};

import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';

/** How long a node that fails pods waits for the next one: a second, doubled each time, at most 15 minutes. Milliseconds. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 900_000;

/** Remembers which nodes fail the pods of daemon sets. */
export interface FailureDelays {
  /** Milliseconds that a node has to wait still for its next pod; 0 when it need not, and then a new delay begins. */
  next(set: DaemonSet, node: string, now: number): number;
}

export const createFailureDelays = (): FailureDelays => {
  const failures = new Map<string, { readonly at: number; readonly delay: number }>();
  return {
    next: ({ metadata }, node, now) => {
      const key = `${metadata.uid}/${metadata.generation}/${node}`;
      const last = failures.get(key);
      if (last !== undefined && now - last.at < last.delay) return last.at + last.delay - now;
      const hasRecovered = last === undefined || now - last.at > 2 * LONGEST_DELAY;
      failures.set(key, { at: now, delay: hasRecovered ? FIRST_DELAY : Math.min(LONGEST_DELAY, last.delay * 2) });
      return 0;
    },
  };
};

/**
 * The latest beat of a heart: it has beaten at its first beat, and after every period since.
 *
 * @param first milliseconds since the epoch, like the result
 */
export const lastBeat = (first: number, period: number, now: number): number =>
  now <= first ? first : now - ((now - first) % period);

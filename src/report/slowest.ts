/** Milliseconds that nobody minds. */
const unnoticed = 1_000;

/** The experiments that took longest, if they took long: the longest first, five at most. */
export const slowest = <T extends { duration: number }>(experiments: readonly T[]): readonly T[] =>
  experiments
    .filter(({ duration }) => duration >= unnoticed)
    .toSorted((one, other) => other.duration - one.duration)
    .slice(0, 5);

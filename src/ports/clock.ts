/** A timer that was set on a {@link Clock}. */
export interface Timer {
  cancel(): void;
}

/**
 * Time as a value. Controllers, registries, nodes and ages read this and nothing else, so that the same code runs in
 * virtual time (a feature run: "15 minutes pass" takes no time) and in real time (`streamproof up`).
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls back once, when `delay` milliseconds have passed on this clock. */
  after(delay: number, callback: () => void): Timer;
}

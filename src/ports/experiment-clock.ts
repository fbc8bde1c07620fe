import type { Clock } from './clock.ts';

/** The clock of a target, as an experiment uses it. */
export interface ExperimentClock extends Clock {
  /** Whether time passes without waiting. */
  readonly virtual: boolean;
  /** Lets `duration` milliseconds pass, and everything that is due in them happen. */
  advance(duration: number): Promise<void>;
  /** Resolves when nothing is left to do at the present moment; at once where that cannot be known. */
  settled(): Promise<void>;
}

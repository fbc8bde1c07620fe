import type { Clock } from './clock.ts';

/** The clock of a target, as an experiment uses it. */
export interface ExperimentClock extends Clock {
  /** Whether time passes without waiting. */
  readonly virtual: boolean;
  /** How many times the usual time things may take here; default 1. */
  readonly patience?: number;
  /** Lets `duration` milliseconds pass, and everything that is due in them happen. */
  advance(duration: number): Promise<void>;
  /** Resolves when nothing is left to do at the present moment; at once where that cannot be known. */
  settled(): Promise<void>;
  /**
   * Resolves when something in the projects of the experiment has changed since the last call, or when so many milliseconds have
   * passed. Absent where time does not pass by itself.
   */
  untilChange?(atMost: number): Promise<void>;
}

import type { Evidence } from '../evidence/evidence.ts';
import type { ScenarioPlace } from './feature-index.ts';
import type { StepRecord } from './step-record.ts';

/** How a scenario ended; an experiment that could not be carried out proves nothing in either direction. */
export type Outcome = 'passed' | 'failed' | 'inconclusive' | 'skipped';

/** What went wrong in a step. */
export interface StepFailure {
  /** The text of the step, or undefined for what happens around the steps. */
  step: string | undefined;
  line: number | undefined;
  /** The class of the error: `TimeoutError`. */
  type: string;
  message: string;
  stackTrace: string | undefined;
}

/** A scenario as it was run. */
export interface ScenarioRecord extends ScenarioPlace {
  uri: string;
  /** How many scenarios of the run stand before it. */
  position: number;
  name: string;
  tags: readonly string[];
  /** The cells of the row of examples that the scenario was made from. */
  cells: readonly string[];
  /** The line of that row. */
  rowLine: number | undefined;
  /** How often it was tried before, without success. */
  retries: number;
  /** Real milliseconds; 0 until it has ended. */
  duration: number;
  /** What was done to the cluster: commands (`$ oc …`), and the other steps that act. */
  asked: string[];
  evidence: Evidence[];
  /** Those of the background first. */
  steps: StepRecord[];
  failures: StepFailure[];
  skipped: boolean;
}

export const outcomeOf = ({ failures, skipped }: ScenarioRecord): Outcome => {
  if (failures.length === 0) return skipped ? 'skipped' : 'passed';
  return failures.every(({ type }) => type === 'EnvironmentError') ? 'inconclusive' : 'failed';
};

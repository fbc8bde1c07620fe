import type { ExperimentFacts } from '../evidence/run-facts.ts';
import { outcomeOf, type ScenarioRecord } from './scenario-record.ts';

/** How an experiment ended after all its attempts: what passed only when it was tried again is flaky, never plain passed. */
export const finalOutcome = (record: ScenarioRecord): ExperimentFacts['outcome'] => {
  const outcome = outcomeOf(record);
  return outcome === 'passed' && record.retries > 0 ? 'flaky' : outcome;
};

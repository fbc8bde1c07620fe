import type { ExperimentFacts } from '../evidence/run-facts.ts';

type Outcome = ExperimentFacts['outcome'];

/** What a reader has to look at comes last, where the eye rests. */
const order: readonly Outcome[] = ['passed', 'skipped', 'flaky', 'inconclusive', 'failed'];

/** `43 scenarios: 41 passed, 2 failed` */
export const runTotals = (outcomes: readonly Outcome[]): string => {
  const parts = order.flatMap((outcome) => {
    const count = outcomes.filter((one) => one === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  const noun = outcomes.length === 1 ? 'scenario' : 'scenarios';
  return `${outcomes.length} ${noun}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
};

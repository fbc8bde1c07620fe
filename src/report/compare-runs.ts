import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';
import { comparableFacts } from './comparable-facts.ts';

/** What became of an experiment from one run to the other. */
export type Verdict =
  | 'same'
  | 'changed'
  | 'newly failing'
  | 'newly passing'
  | 'newly skipped'
  | 'newly inconclusive'
  | 'added'
  | 'missing';

/** A fact that is not what it was; a side is absent where nothing was seen. */
export interface FactChange {
  subject: string;
  before: string | undefined;
  after: string | undefined;
}

/** One experiment in two runs. */
export interface ExperimentComparison {
  id: string;
  verdict: Verdict;
  changes: readonly FactChange[];
  /** Whether somebody wrote down that this change is expected. */
  accepted: boolean;
}

/** Two runs side by side. */
export interface RunComparison {
  before: Pick<RunFacts, 'startedAt' | 'target' | 'streamproof'>;
  after: Pick<RunFacts, 'startedAt' | 'target' | 'streamproof'>;
  experiments: readonly ExperimentComparison[];
}

/**
 * Compares two runs, experiment by experiment.
 *
 * @param accepted identifiers of experiments whose change is expected
 */
export const compareRuns = (before: RunFacts, after: RunFacts, accepted: ReadonlySet<string>): RunComparison => {
  const old = new Map(before.experiments.map((experiment) => [experiment.id, experiment]));
  const current = new Map(after.experiments.map((experiment) => [experiment.id, experiment]));
  const ids = [...new Set([...old.keys(), ...current.keys()])];
  return {
    before: { startedAt: before.startedAt, target: before.target, streamproof: before.streamproof },
    after: { startedAt: after.startedAt, target: after.target, streamproof: after.streamproof },
    experiments: ids.map((id) => {
      const changes = [...changedOutcome(old.get(id), current.get(id)), ...changedFacts(old.get(id), current.get(id))];
      return { id, verdict: judge(old.get(id), current.get(id), changes), changes, accepted: accepted.has(id) };
    }),
  };
};

/** Whether the cluster behaves otherwise than before, in a way that nobody accepted. */
export const behaviourChanged = ({ experiments }: RunComparison): boolean =>
  experiments.some(({ verdict, accepted }) => !accepted && breaking.has(verdict));

/** What a reader has to look at; experiments that were added or pass at last are good news. */
const breaking: ReadonlySet<Verdict> = new Set<Verdict>([
  'changed',
  'newly failing',
  'newly skipped',
  'newly inconclusive',
  'missing',
]);

const judge = (
  before: ExperimentFacts | undefined,
  after: ExperimentFacts | undefined,
  changes: readonly FactChange[],
): Verdict => {
  if (before === undefined) return 'added';
  if (after === undefined) return 'missing';
  const was = settled(before.outcome);
  const is = settled(after.outcome);
  if (was !== is) return is === 'passed' ? 'newly passing' : (`newly ${is === 'failed' ? 'failing' : is}` as Verdict);
  return changes.length === 0 ? 'same' : 'changed';
};

/** What a flaky scenario shows when it passes is what it shows. */
const settled = (outcome: ExperimentFacts['outcome']): Exclude<ExperimentFacts['outcome'], 'flaky'> =>
  outcome === 'flaky' ? 'passed' : outcome;

/** Why an experiment ends otherwise is the first thing that a reader asks. */
const changedOutcome = (
  before: ExperimentFacts | undefined,
  after: ExperimentFacts | undefined,
): readonly FactChange[] =>
  before === undefined || after === undefined || settled(before.outcome) === settled(after.outcome)
    ? []
    : [{ subject: 'outcome', before: describeOutcome(before), after: describeOutcome(after) }];

const describeOutcome = ({ outcome, failures, facts }: ExperimentFacts): string =>
  [
    outcome,
    ...failures.map(({ message }) => message),
    ...facts.flatMap((one) => (one.kind === 'skipped' ? [one.reason] : [])),
  ].join('\n');

const changedFacts = (
  before: ExperimentFacts | undefined,
  after: ExperimentFacts | undefined,
): readonly FactChange[] => {
  if (before === undefined || after === undefined) return [];
  if (before.outcome === 'skipped' || after.outcome === 'skipped') return [];
  const old = comparableFacts(before.facts);
  const current = comparableFacts(after.facts);
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((subject) => ({ subject, before: old.get(subject), after: current.get(subject) }))
    .filter((change) => change.before !== change.after);
};

import type { ExperimentFacts, RunFacts } from '../../../evidence/run-facts.ts';
import { anchorOf, packName } from './anchor.ts';

/** An experiment in every run that the report tells of. */
export interface Experiment {
  id: string;
  anchor: string;
  /** The page that tells of it, from the folder of the report on. */
  page: string;
  /** The file of evidence that holds its own, by name; those of further runs have their number behind it. */
  pack: string;
  /** As the first run saw it that has it. */
  facts: ExperimentFacts;
  /** One for each run, in their order; undefined where a run does not have it. */
  runs: readonly (ExperimentFacts | undefined)[];
  /** Whether the runs ended otherwise or answer otherwise. */
  disputed: boolean;
}

/** All experiments of the runs, each once, in the order of the first run. */
export const experimentsOf = (runs: readonly RunFacts[], pageOf: (uri: string) => string): readonly Experiment[] => {
  const byId = runs.map(({ experiments }) => new Map(experiments.map((one) => [one.id, one])));
  const ids = new Set(byId.flatMap((experiments) => [...experiments.keys()]));
  const counts = new Map<string, number>();
  return [...ids].map((id) => {
    const all = byId.map((experiments) => experiments.get(id));
    const facts = all.find((one) => one !== undefined)!;
    const position = counts.get(facts.uri) ?? 0;
    counts.set(facts.uri, position + 1);
    const pack = packName(facts.uri, position);
    return { id, anchor: anchorOf(id), page: pageOf(facts.uri), pack, facts, runs: all, disputed: isDisputed(all) };
  });
};

const isDisputed = (runs: readonly (ExperimentFacts | undefined)[]): boolean => {
  const carriedOut = runs.filter((one) => one !== undefined && one.outcome !== 'skipped');
  return new Set(carriedOut.map((one) => JSON.stringify(one && conclusionOf(one)))).size > 1;
};

const conclusionOf = ({ outcome, facts }: ExperimentFacts): unknown => [
  outcome === 'flaky' ? 'passed' : outcome,
  facts.flatMap((one) => (one.kind === 'answer' ? [one.words.replaceAll(/sha256:[0-9a-f]{64}/g, '')] : [])),
];

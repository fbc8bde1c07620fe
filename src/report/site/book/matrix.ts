import type { Evidence } from '../../../evidence/evidence.ts';
import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { ImageNames } from '../../image-names.ts';
import type { Book } from './book.ts';
import type { Experiment } from './experiment.ts';

type Answer = Extract<Evidence, { kind: 'answer' }>;

/** How a cell stands: the answer, or why there is none. */
export type CellState = Answer['state'] | 'failed' | 'inconclusive' | 'skipped';

/** One answer in a cell; experiments that give the same one share it. */
export interface CellAnswer {
  state: CellState;
  words: string;
  /** The experiments that give it, with what is special about each: `from V1`. */
  experiments: readonly { experiment: Experiment; circumstance: string | undefined }[];
  /** What the article says instead. */
  article: string | undefined;
  /** Why it was skipped. */
  capability: string | undefined;
}

/** One cell of the table: what each run answers. */
export interface Cell {
  /** `V2Q3` */
  id: string;
  /** One list for each run. */
  runs: readonly (readonly CellAnswer[])[];
  disputed: boolean;
}

export const questions = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'];
export const variations = ['V1', 'V2', 'V3', 'V4', 'V5'];

/**
 * The answers of the runs by question and variation.
 *
 * @returns undefined when no experiment asks any of the questions
 */
export const matrixOf = ({ runs, experiments }: Book): readonly (readonly Cell[])[] | undefined => {
  const byCell = new Map<string, Experiment[]>();
  for (const experiment of experiments)
    for (const tag of experiment.facts.tags)
      if (/^@V[1-5]Q[1-5]$/.test(tag)) byCell.set(tag.slice(1), [...(byCell.get(tag.slice(1)) ?? []), experiment]);
  if (byCell.size === 0) return undefined;
  return questions.map((question) =>
    variations.map((variation) => {
      const id = `${variation}${question}`;
      const found = byCell.get(id) ?? [];
      const answers = runs.map((_, run) => merged(found.flatMap((experiment) => answersOf(experiment, run, id))));
      return { id, runs: answers, disputed: found.some(({ disputed }) => disputed) };
    }),
  );
};

const answersOf = (experiment: Experiment, run: number, cell: string): readonly CellAnswer[] => {
  const facts = experiment.runs[run];
  if (facts === undefined) return [];
  const plain = { experiments: [{ experiment, circumstance: undefined }], article: undefined, capability: undefined };
  if (facts.outcome === 'skipped') return [{ ...plain, state: 'skipped', words: '', capability: capabilityOf(facts) }];
  if (facts.outcome === 'failed' || facts.outcome === 'inconclusive')
    return [{ ...plain, state: facts.outcome, words: '' }];
  const names = new ImageNames(facts.facts);
  return facts.facts
    .filter((one): one is Answer => one.kind === 'answer' && `${one.variation}${one.question}` === cell)
    .map(({ state, words, circumstance, article, differs }) => ({
      ...plain,
      state,
      words: names.shorten(words),
      experiments: [{ experiment, circumstance }],
      article: differs ? article : undefined,
    }));
};

/** What a target lacks that an experiment needs; undefined when nothing says it. */
export const capabilityOf = ({ facts }: ExperimentFacts): string | undefined => {
  const skipped = facts.find((one) => one.kind === 'skipped');
  return skipped?.capability || undefined;
};

const merged = (answers: readonly CellAnswer[]): readonly CellAnswer[] =>
  [...Map.groupBy(answers, ({ state, words, article }) => JSON.stringify([state, words, article])).values()].map(
    ([first, ...others]) => ({
      ...first!,
      experiments: [first!, ...others].flatMap(({ experiments }) => experiments),
    }),
  );

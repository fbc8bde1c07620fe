import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentFacts } from '../evidence/run-facts.ts';
import { ImageNames } from './image-names.ts';
import type { Labels } from './labels.ts';

type Answer = Extract<Evidence, { kind: 'answer' }>;

/** What one experiment says in a cell of the table of questions and variations. */
export interface CellAnswer {
  experiment: ExperimentFacts;
  /** Absent where the experiment did not get as far. */
  answer?: Answer;
  /** The answer in words, or why there is none. */
  words: string;
}

export const questionIds = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'] as const;
export const variationIds = ['V1', 'V2', 'V3', 'V4', 'V5'] as const;

/** The answers of the experiments to one question about one variation, in the order in which they were asked. */
export const answersInCell = (
  experiments: readonly ExperimentFacts[],
  cell: { question: string; variation: string },
  labels: Labels,
): readonly CellAnswer[] =>
  experiments
    .filter(({ tags }) => tags.includes(`@${cell.variation}${cell.question}`))
    .flatMap((experiment): readonly CellAnswer[] => {
      const { outcome, facts } = experiment;
      if (outcome !== 'passed' && outcome !== 'flaky') return [{ experiment, words: unanswered(experiment, labels) }];
      const names = new ImageNames(facts);
      return facts.flatMap((answer) =>
        answer.kind === 'answer' && answer.question === cell.question && answer.variation === cell.variation
          ? [{ experiment, answer, words: names.shorten(answer.words) }]
          : [],
      );
    });

const unanswered = ({ outcome, facts }: ExperimentFacts, labels: Labels): string => {
  const reason = facts.find((one) => one.kind === 'skipped');
  const capability = reason === undefined ? '' : ` (needs:${reason.capability})`;
  return `${labels.outcomes[outcome === 'flaky' ? 'passed' : outcome]}${capability}`;
};

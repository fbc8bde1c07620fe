import type { RunFacts } from '../evidence/run-facts.ts';
import { answersInCell, type CellAnswer, questionIds, variationIds } from './answer-cells.ts';
import { labelsFor } from './labels.ts';
import { markdownText } from './markdown-text.ts';

/** What is told of the internal registry's long address. */
const internalRegistry = 'image-registry.openshift-image-registry.svc:5000';

const marks = { yes: '✔', no: '✘', depends: '◐' } as const;

/**
 * The table of questions and variations in Markdown, with what the cluster answered in words.
 *
 * @returns undefined when no experiment of the run asked any of the questions
 */
export const answersMarkdown = ({ experiments }: RunFacts): string | undefined => {
  const labels = labelsFor('en');
  const rows = questionIds.map((question) =>
    variationIds.map((variation) => answersInCell(experiments, { question, variation }, labels)),
  );
  if (rows.flat(2).length === 0) return undefined;
  const table = [
    row(['', ...variationIds.map((id) => `${id} ${labels.variations[id] ?? ''}`)]),
    row(['---', ...variationIds.map(() => '---')]),
    ...rows.map((cells, index) => row([labels.questions[questionIds[index]!] ?? '', ...cells.map(cellText)])),
  ].join('\n');
  const legend = table.includes('R/') ? `\n\n✔ yes, ✘ no, ◐ depends. R is \`${internalRegistry}\`.` : '';
  return `${table}${legend}`;
};

/** Experiments with the same answer share a line. */
const cellText = (answers: readonly CellAnswer[]): string => {
  const same = Map.groupBy(answers, lineOf);
  return [...same]
    .map(([line, found]) => {
      const where = found.flatMap(({ answer }) => answer?.circumstance ?? []);
      return where.length === 0 ? line : `${markdownText(where.join(', ').replaceAll(', from ', ', '))}: ${line}`;
    })
    .join('<br>');
};

const lineOf = ({ answer, words }: CellAnswer): string => {
  const text = markdownText(words.replaceAll(internalRegistry, 'R'));
  if (answer === undefined) return `*${text}*`;
  const article = answer.differs ? ` **(article: ${markdownText(answer.article ?? '')})**` : '';
  return `${marks[answer.state]} ${text}${article}`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

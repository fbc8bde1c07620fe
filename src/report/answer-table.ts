import type { Evidence } from '../evidence/evidence.ts';
import { cellWidth, wrap } from './cell-text.ts';
import { ImageNames } from './image-names.ts';
import { type Labels, labelsFor } from './labels.ts';
import { outcomeOf, type ScenarioRecord } from './scenario-record.ts';

type Answer = Extract<Evidence, { kind: 'answer' }>;

const questions = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'];
const variations = ['V1', 'V2', 'V3', 'V4', 'V5'];

/** Long addresses of the internal registry would fill the table. */
const internalRegistry = 'image-registry.openshift-image-registry.svc:5000';

/**
 * The answers of a run as a table: a row for each question, a column for each variation of an image stream. A cell that was not
 * answered tells why; one in which the cluster differs from the article says so.
 *
 * @param width columns of the terminal
 * @returns undefined when no scenario asked any of the questions
 */
export const answerTable = (records: readonly ScenarioRecord[], width: number): string | undefined => {
  const asked = records.filter((record) => cellsOf(record).length > 0);
  const [first] = asked;
  if (first === undefined) return undefined;
  const labels = labelsFor(first.language);
  const rows = questions.map((question) => [
    labels.questions[question] ?? question,
    ...variations.map((variation) => cellText(asked, `${variation}${question}`, labels)),
  ]);
  const table = draw([['', ...variations.map((id) => `${id} ${labels.variations[id] ?? ''}`)], ...rows], width);
  const legend = table.includes('R/') ? `R = ${internalRegistry}\n` : '';
  return `${labels.answers}\n${table}\n${legend}`;
};

/** The cells of the table that a scenario is about: `V2Q3`. */
const cellsOf = ({ tags }: ScenarioRecord): readonly string[] =>
  tags.flatMap((tag) => /^@(V[1-5]Q[1-5])$/.exec(tag)?.slice(1) ?? []);

const cellText = (records: readonly ScenarioRecord[], cell: string, labels: Labels): string => {
  const texts = records
    .filter((record) => cellsOf(record).includes(cell))
    .flatMap((record) => {
      const answers = record.evidence.filter(
        (one): one is Answer => one.kind === 'answer' && `${one.variation}${one.question}` === cell,
      );
      const outcome = outcomeOf(record);
      if (outcome !== 'passed') return [{ text: unanswered(record, labels), circumstance: undefined }];
      const names = new ImageNames(record.evidence);
      return answers.map((answer) => ({ text: answered(answer, names, labels), circumstance: answer.circumstance }));
    });
  return joined(texts);
};

/** Experiments with the same answer share a line. */
const joined = (texts: readonly { text: string; circumstance: string | undefined }[]): string => {
  const circumstances = Map.groupBy(texts, ({ text }) => text);
  return [...circumstances]
    .map(([text, same]) => {
      const where = same.flatMap(({ circumstance }) => circumstance ?? []);
      return where.length === 0 ? text : `${where.join(', ').replaceAll(', from ', ', ')}: ${text}`;
    })
    .join('\n');
};

const answered = ({ words, article, differs }: Answer, names: ImageNames, labels: Labels): string => {
  const text = names.shorten(words).replaceAll(internalRegistry, 'R');
  return differs ? `${text} (${labels.article(article ?? '')})` : text;
};

const unanswered = (record: ScenarioRecord, labels: Labels): string => {
  const outcome = outcomeOf(record);
  const reason = record.evidence.find(({ kind }) => kind === 'skipped');
  const capability = reason?.kind === 'skipped' ? ` (needs:${reason.capability})` : '';
  return `${labels.outcomes[outcome]}${capability}`;
};

const draw = (rows: readonly (readonly string[])[], width: number): string => {
  const column = Math.max(14, Math.floor((width - 1) / 6) - 3);
  const line = (left: string, middle: string, right: string): string =>
    left + rows[0]!.map(() => '─'.repeat(column + 2)).join(middle) + right;
  const body = rows.map((row) => {
    const cells = row.map((text) => wrap(text, column));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, index) => {
      const parts = cells.map((lines) => {
        const part = lines[index] ?? '';
        return ` ${part}${' '.repeat(column - cellWidth(part))} `;
      });
      return `│${parts.join('│')}│`;
    }).join('\n');
  });
  return [line('┌', '┬', '┐'), body.join(`\n${line('├', '┼', '┤')}\n`), line('└', '┴', '┘')].join('\n');
};

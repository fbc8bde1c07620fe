import { stripVTControlCharacters } from 'node:util';
import type { Evidence } from '../evidence/evidence.ts';
import { cellWidth } from './cell-text.ts';
import { ImageNames } from './image-names.ts';
import { type Labels, labelsFor } from './labels.ts';
import { observationsOf } from './observations.ts';
import type { Paint } from './paint.ts';
import { type Outcome, outcomeOf, type ScenarioRecord, type StepFailure } from './scenario-record.ts';

const colors = { passed: 'green', failed: 'red', inconclusive: 'yellow', skipped: 'cyan' } as const satisfies Record<
  Outcome,
  string
>;
const marks = { passed: '✔', failed: '✘', inconclusive: '?', skipped: '-' } as const satisfies Record<Outcome, string>;

/** One scenario in a few lines: which experiment, how it ended, what was asked, what was observed, what went wrong. */
export const summarise = (record: ScenarioRecord, paint: Paint, verbose: boolean): string => {
  const labels = labelsFor(record.language);
  const outcome = outcomeOf(record);
  const ids = record.tags.filter((tag) => /^@[A-Z]\d+/.test(tag)).map((tag) => tag.slice(1));
  const names = new ImageNames(record.evidence);
  const mark = paint(colors[outcome], [marks[outcome], ...ids].join(' '));
  const title = `${mark}  ${record.name}  ${paint(colors[outcome], labels.outcomes[outcome])}`;
  const details = [
    ...column(labels.asked, record.asked),
    ...column(labels.observed, observations(record.evidence, labels)),
    ...skipReasons(record.evidence),
  ];
  const failures = record.failures.flatMap((failure) =>
    explain(failure, record, verbose).map((line) => paint(outcome === 'failed' ? 'red' : 'yellow', line)),
  );
  return [
    `  ${title}`,
    ...details.map((line) => paint('dim', `      ${harmless(line)}`)),
    ...failures.map((line) => `      ${line}`),
    ...diagnostics(record.evidence, verbose).map((line) => paint('dim', `      ${harmless(names.shorten(line))}`)),
  ].join('\n');
};

const observations = (evidence: readonly Evidence[], labels: Labels): readonly string[] =>
  observationsOf(evidence, labels).map(([subject, seen]) => `${subject}: ${seen}`);

const skipReasons = (evidence: readonly Evidence[]): readonly string[] =>
  evidence.flatMap((one) => (one.kind === 'skipped' ? [one.reason] : []));

/** How many lines of each section are enough on a terminal; the reports have them all. */
const enough = 8;

const diagnostics = (evidence: readonly Evidence[], verbose: boolean): readonly string[] =>
  evidence
    .flatMap((one) => (one.kind === 'diagnostics' ? one.sections : []))
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ title, lines }) => {
      const shown = verbose ? lines : lines.slice(-enough);
      const left = lines.length - shown.length;
      return [
        `${title}${left > 0 ? ` (the last ${enough} of ${lines.length})` : ''}`,
        ...shown.map((line) => `  ${line}`),
      ];
    });

const column = (label: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === 0 ? label + ' '.repeat(10 - cellWidth(label)) : ' '.repeat(10)) + line);

const explain = (
  { step, line, message, stackTrace }: StepFailure,
  { uri, line: scenarioLine }: ScenarioRecord,
  verbose: boolean,
): readonly string[] => [
  `${uri}:${line ?? scenarioLine}${step === undefined ? '' : `  ${step}`}`,
  ...(verbose && stackTrace !== undefined ? stackTrace : message).split('\n').map((text) => `  ${harmless(text)}`),
];

// Recorded text may hold anything; on a terminal it must not do anything.
const harmless = (text: string): string =>
  stripVTControlCharacters(text).replaceAll(/(?!\t)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�');

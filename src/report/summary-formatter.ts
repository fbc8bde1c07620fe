import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { answerTable } from './answer-table.ts';
import { closingRemarks } from './closing-remarks.ts';
import { finalOutcome } from './final-outcome.ts';
import { InOrder } from './in-order.ts';
import { type Paint, paintFor } from './paint.ts';
import { RunRecord } from './run-record.ts';
import { runTotals } from './run-totals.ts';
import type { ScenarioRecord } from './scenario-record.ts';
import { summarise } from './scenario-summary.ts';

/** What `formatOptions.streamproof` may say. */
export interface SummaryOptions {
  /** Print stack traces. */
  verbose?: boolean;
  /** Takes out of a text what nobody must see. */
  hide?: (text: string) => string;
  /** Tell of experiments in the order in which they are written, where it takes none of them long to end. */
  inOrder?: boolean;
}

/** Columns, where the output is no terminal. */
const defaultWidth = 150;

/**
 * A Cucumber formatter for the terminal: each experiment when it has ended, with what was asked and what was observed, then the
 * totals.
 */
const summaryFormatter: FormatterPlugin<SummaryOptions | undefined> = {
  type: 'formatter',
  optionsKey: 'streamproof',
  formatter: ({ on, options, stream, write: writeText }) => {
    const write = (text: string): void => writeText(options?.hide?.(text) ?? text);
    const run = new RunRecord();
    const paint = paintFor(stream);
    const records: ScenarioRecord[] = [];
    const width = (stream as NodeJS.WriteStream).columns ?? defaultWidth;
    const order = new InOrder<ScenarioRecord>();
    const tell = (record: ScenarioRecord): void => {
      write(`${headings(record, records.at(-1), paint)}${summarise(record, paint, options?.verbose ?? false)}\n`);
      records.push(record);
    };
    on('message', (envelope) => {
      const ended = run.add(envelope);
      if (ended !== undefined) for (const record of options?.inOrder ? order.add(ended) : [ended]) tell(record);
      if (envelope.testRunFinished === undefined) return;
      for (const record of order.rest()) tell(record);
      write(ending(run, records, paint, answerTable(records, width)));
    });
  },
};

// Cucumber loads formatters by their default export.
export default summaryFormatter;

const headings = (record: ScenarioRecord, before: ScenarioRecord | undefined, paint: Paint): string => {
  const newFeature = record.uri !== before?.uri;
  const newRule = record.rule !== undefined && (newFeature || record.rule !== before.rule);
  return `${newFeature ? `\n${paint('bold', record.feature)}\n` : ''}${newRule ? ` ${record.rule}\n` : ''}`;
};

const ending = (
  run: RunRecord,
  records: readonly ScenarioRecord[],
  paint: Paint,
  table: string | undefined,
): string => {
  const failures = run.runFailures.map(({ message }) => `\n${paint('red', message)}\n`).join('');
  const remarks = closingRemarks(records).map(
    ([title, lines]) => `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  const totals = runTotals(records.map(finalOutcome));
  return `${failures}${table === undefined ? '' : `\n${table}`}${remarks.join('')}\n${totals}\n`;
};

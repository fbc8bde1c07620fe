import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';
import { answersMarkdown } from './answers-markdown.ts';
import { markdownText } from './markdown-text.ts';
import { runTotals } from './run-totals.ts';
import { slowest } from './slowest.ts';

/** A run on one page of Markdown: the totals, what failed and why, what is flaky, the table of answers, the slowest. */
export const runMarkdown = (run: RunFacts): string => {
  const { experiments, target, failures = [] } = run;
  const of = (...outcomes: ExperimentFacts['outcome'][]) =>
    experiments.filter(({ outcome }) => outcomes.includes(outcome));
  const answers = answersMarkdown(run);
  return `${[
    '# Streamproof',
    [runTotals(experiments.map(({ outcome }) => outcome)), target && `on ${target.description}`, target?.version]
      .filter(Boolean)
      .join(', '),
    ...failures.map(({ message }) => quoted(message)),
    ...section('Failed', of('failed').map(explain)),
    ...section('Inconclusive', of('inconclusive').map(explain)),
    ...section('Flaky', listed(of('flaky').map((one) => `${place(one)}: passed at attempt ${one.attempts}`))),
    ...section('Skipped', listed(skipReasons(of('skipped')))),
    ...(answers === undefined ? [] : ['## Questions and variations', answers]),
    ...section('Slowest', listed(slowest(experiments).map((one) => `${seconds(one.duration)} ${place(one)}`))),
  ].join('\n\n')}\n`;
};

const section = (title: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [`## ${title}`, ...blocks];

const explain = (experiment: ExperimentFacts): string =>
  [
    `### ${place(experiment)}`,
    ...experiment.failures.map(({ step, message }) => quoted([step, message].filter(Boolean).join('\n'))),
  ].join('\n\n');

const place = ({ name, uri, line, rowLine }: ExperimentFacts): string =>
  `${markdownText(name)} (${markdownText(`${uri}:${rowLine ?? line}`)})`;

const skipReasons = (experiments: readonly ExperimentFacts[]): readonly string[] => {
  const reasons = experiments.map(
    ({ facts }) => facts.find((one) => one.kind === 'skipped')?.reason ?? 'no reason given',
  );
  return [...Map.groupBy(reasons, (reason) => reason)].map(
    ([reason, all]) => `${all.length} × ${markdownText(reason)}`,
  );
};

const listed = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];

const quoted = (text: string): string => `> ${markdownText(text)}`;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

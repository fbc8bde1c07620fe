import type { ExperimentComparison, RunComparison, Verdict } from './compare-runs.ts';
import { markdownText } from './markdown-text.ts';

/** Two runs side by side as Markdown: what changed, old and new, and a line of totals. */
export const comparisonMarkdown = (comparison: RunComparison): string => {
  const { experiments } = comparison;
  const open = experiments.filter(({ accepted }) => !accepted);
  const accepted = experiments.filter((one) => one.accepted && one.verdict !== 'same');
  const sections = order.flatMap((verdict) => {
    const found = open.filter((one) => one.verdict === verdict);
    return found.length === 0 ? [] : [`## ${title(verdict)} (${found.length})`, ...found.map(describe)];
  });
  return `${[
    '# Before and after',
    '| | target | version | run at |\n|---|---|---|---|\n' +
      `${side('before', comparison.before)}\n${side('after', comparison.after)}`,
    comparisonTotals(comparison),
    ...sections,
    ...(accepted.length === 0 ? [] : [`## Accepted changes (${accepted.length})`, ...accepted.map(describe)]),
  ].join('\n\n')}\n`;
};

/** What a reader decides on first. */
const order: readonly Verdict[] = [
  'newly failing',
  'changed',
  'newly inconclusive',
  'newly skipped',
  'missing',
  'newly passing',
  'added',
];

const title = (verdict: Verdict): string => `${verdict[0]!.toUpperCase()}${verdict.slice(1)}`;

const side = (name: string, { target, startedAt }: RunComparison['before']): string =>
  `| ${[name, target?.description ?? '', target?.version ?? '', startedAt].map(markdownText).join(' | ')} |`;

/** `43 experiments: 41 same, 2 changed` */
export const comparisonTotals = ({ experiments }: RunComparison): string => {
  const counts = Map.groupBy(experiments, ({ verdict, accepted }) =>
    accepted && verdict !== 'same' ? 'accepted' : verdict,
  );
  return `${experiments.length} experiments: ${[...counts].map(([verdict, all]) => `${all.length} ${verdict}`).join(', ')}`;
};

const describe = ({ id, changes }: ExperimentComparison): string => {
  const rows = changes.map(
    ({ subject, before, after }) =>
      `| ${[subject, before ?? '(nothing)', after ?? '(nothing)'].map(markdownText).join(' | ')} |`,
  );
  const table = rows.length === 0 ? [] : ['', '| fact | before | after |', '|---|---|---|', ...rows];
  return [`### ${markdownText(id)}`, ...table].join('\n');
};

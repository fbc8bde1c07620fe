import type { ExperimentFacts } from '../evidence/run-facts.ts';
import type { StepFacts } from '../evidence/step-facts.ts';
import { labelsFor } from './labels.ts';
import { markdownText } from './markdown-text.ts';
import { observationsOf } from './observations.ts';
import { withoutIdentifiers } from './without-identifiers.ts';

/**
 * One experiment in Markdown: its steps as they are written, what was observed, and how it ended where it did not pass.
 *
 * @param beside the experiments under the same heading; those of the same name are told apart by their cells
 */
export const experimentMarkdown = (experiment: ExperimentFacts, beside: readonly ExperimentFacts[]): string => {
  const labels = labelsFor(experiment.language);
  const own = (experiment.steps ?? []).filter(({ background }) => background !== true);
  const observed = observationsOf(experiment.facts, labels).map(
    ([subject, seen]) => `- ${markdownText(stable(`${subject}: ${seen}`))}`,
  );
  return [
    `##### ${markdownText(title(experiment, beside))}`,
    ...(own.length === 0 ? [] : [fenced(own.map(stepText).join('\n'))]),
    ...(observed.length === 0
      ? []
      : [`${labels.observed[0]!.toUpperCase()}${labels.observed.slice(1)}:`, observed.join('\n')]),
    ...ending(experiment),
  ].join('\n\n');
};

/** Digests of images that the feature did not introduce depend on when they were built. */
const stable = (text: string): string => withoutIdentifiers(text).replaceAll(/sha256:[0-9a-f]{6,}…?/g, '<digest>');

const title = ({ id, name, rowLine, tags }: ExperimentFacts, beside: readonly ExperimentFacts[]): string => {
  const ids = tags.filter((tag) => /^@[A-Z]\d+/.test(tag)).map((tag) => tag.slice(1));
  const unique = beside.filter((other) => other.name === name).length < 2;
  const row = rowLine === undefined || unique ? '' : `: ${id.split(' › ').at(-1)}`;
  return [...ids, `${name}${row}`].join(' ');
};

const ending = ({ outcome, failures, facts }: ExperimentFacts): string[] => {
  if (outcome === 'passed') return [];
  const skipped = facts.find((one) => one.kind === 'skipped');
  const reasons = skipped === undefined ? failures.map(({ message }) => message) : [skipped.reason];
  return [`**${outcome}**${reasons.length === 0 ? '' : `: ${markdownText(reasons.join('\n'))}`}`];
};

const stepText = ({ keyword, text, docString, table }: StepFacts): string =>
  [
    `${keyword} ${text}`,
    ...(docString === undefined
      ? []
      : ['  """', ...docString.split('\n').map((line) => `  ${line}`.trimEnd()), '  """']),
    ...(table ?? []).map((cells) => `  | ${cells.join(' | ')} |`),
  ].join('\n');

/** A fence that the text itself cannot end. */
const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}gherkin\n${text}\n${fence}`;
};

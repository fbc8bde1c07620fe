import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';
import { anchorOf } from './site/book/anchor.ts';
import { pageOf } from './site/book/book.ts';
import { xmlText } from './xml-text.ts';

/**
 * The result of a run for CI servers, in the format of JUnit as Jenkins, GitLab and GitHub's actions read it: a suite for each
 * feature, with the target as properties; a case for each experiment, with its place, tags and link into the report. What could
 * not be concluded is an error, as opposed to a failure.
 */
export const junitXml = (run: RunFacts): string => {
  const features = Map.groupBy(run.experiments, ({ uri }) => uri);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Streamproof" ${totals(run.experiments, run.duration, run.failures?.length)}>`,
    ...[...features].flatMap(([uri, experiments]) => suite(uri, experiments, run)),
    ...hooks(run),
    '</testsuites>',
    '',
  ].join('\n');
};

/** What went wrong around the experiments is an error of the run. */
const hooks = ({ failures = [] }: RunFacts): string[] =>
  failures.length === 0
    ? []
    : [
        `  <testsuite name="The run" tests="${failures.length}" errors="${failures.length}">`,
        ...failures.flatMap(({ type, message }) => [
          '    <testcase classname="The run" name="before and after the experiments">',
          `      <error ${attributes({ type, message: message.split('\n', 1)[0] })}>${xmlText(message)}</error>`,
          '    </testcase>',
        ]),
        '  </testsuite>',
      ];

const suite = (uri: string, experiments: readonly ExperimentFacts[], { startedAt, target }: RunFacts): string[] => {
  const duration = experiments.reduce((sum, experiment) => sum + experiment.duration, 0);
  const title = attributes({ name: experiments[0]?.feature, file: uri, timestamp: startedAt });
  return [
    `  <testsuite ${title} ${totals(experiments, duration)}>`,
    ...properties('    ', [
      ['target', target?.description],
      ['version', target?.version],
      ['oc', target?.shell],
    ]),
    ...experiments.flatMap(testCase),
    '  </testsuite>',
  ];
};

const testCase = (experiment: ExperimentFacts): string[] => {
  const { id, uri, feature, rule, name, line, rowLine, tags, duration, attempts, outcome } = experiment;
  const place = rowLine ?? line;
  const title = [rule, name, ...(rowLine === undefined ? [] : [id.split(' › ').at(-1)])].filter(Boolean).join(' › ');
  return [
    `    <testcase ${attributes({ classname: feature, name: title, file: uri, line: place, time: seconds(duration) })}>`,
    ...properties('      ', [
      ['experiment', id],
      ['place', `${uri}:${place}`],
      ['again', `streamproof run ${uri}:${place}`],
      ...tags.map((tag) => ['tag', tag] as const),
      ['attempts', attempts > 1 ? String(attempts) : undefined],
      ['outcome', outcome],
      ['report', `${pageOf(uri)}#${anchorOf(id)}`],
    ]),
    ...result(experiment),
    ...transcript(experiment.facts),
    '    </testcase>',
  ];
};

const result = ({ outcome, failures, facts, uri, line }: ExperimentFacts): string[] => {
  if (outcome === 'skipped') {
    const reason = facts.find((one) => one.kind === 'skipped')?.reason;
    return [`      <skipped ${attributes({ message: reason })}/>`];
  }
  if (outcome !== 'failed' && outcome !== 'inconclusive') return [];
  const element = outcome === 'failed' ? 'failure' : 'error';
  return failures.map(({ type, message, step, line: at }) => {
    const text = `${uri}:${at ?? line}${step === undefined ? '' : `  ${step}`}\n${message}`;
    return `      <${element} ${attributes({ type, message: message.split('\n', 1)[0] })}>${xmlText(text)}</${element}>`;
  });
};

const transcript = (facts: readonly Evidence[]): string[] => {
  const commands = facts.flatMap((one) =>
    one.kind === 'command' ? [`$ ${one.line}\n${one.stdout}${one.stderr}(exit ${one.exitCode})`] : [],
  );
  return commands.length === 0 ? [] : [`      <system-out>${xmlText(commands.join('\n'))}</system-out>`];
};

const totals = (experiments: readonly ExperimentFacts[], duration: number, hookFailures = 0): string => {
  const count = (outcome: ExperimentFacts['outcome']): number =>
    experiments.filter((experiment) => experiment.outcome === outcome).length;
  return attributes({
    tests: experiments.length + hookFailures,
    failures: count('failed'),
    errors: count('inconclusive') + hookFailures,
    skipped: count('skipped'),
    time: seconds(duration),
  });
};

const properties = (indent: string, values: readonly (readonly [string, string | undefined])[]): string[] => {
  const known = values.filter(([, value]) => value !== undefined);
  if (known.length === 0) return [];
  return [
    `${indent}<properties>`,
    ...known.map(([name, value]) => `${indent}  <property ${attributes({ name, value })}/>`),
    `${indent}</properties>`,
  ];
};

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${xmlText(String(value))}"`]))
    .join(' ');

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

import process from 'node:process';
import { Command, InvalidArgumentError, Option } from 'commander';
import { deadlines } from '../harness/deadlines.ts';
import { formatDuration } from '../harness/duration.ts';
import type { OpenShiftReleaseName } from '../targets/openshift-release-names.ts';
import { type ClusterOptions, timeoutScaleOption, withCluster, withUpstream } from './cluster-options.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import { watchForLeftovers } from './leftovers.ts';
import { openshiftOption } from './openshift-option.ts';
import { wholeNumber } from './whole-number.ts';

const examples = `
Examples:
  streamproof run                                   the documented experiments
  streamproof run --tags @A5                        one experiment, in every language
  streamproof run features/reference-policy         one folder
  streamproof run my.feature:12 --verbose           one scenario, with stack traces
  streamproof run --oc /usr/bin/oc                  with a real oc
  streamproof run --target openshift --upstream registry.example.com/team     on the cluster of the kubeconfig
`;

const waitingHelp = `
On a real cluster things may take, times --timeout-scale:
  ${Object.entries(deadlines)
    .map(([what, duration]) => `${what} ${formatDuration(duration)}`)
    .join(', ')}
`;

/** What `streamproof run` was asked for. */
export interface RunOptions extends ClusterOptions {
  tags?: string;
  oc: string[];
  openshift?: OpenShiftReleaseName;
  /** How many experiments at once. */
  parallel?: number;
  retry: number;
  shard?: string;
  keep: boolean;
  keepOnFailure: boolean;
  iKnow: boolean;
  format: string[];
  reports: string;
  verbose: boolean;
}

/** `streamproof run`: runs features and writes their reports. */
export const runCommand = (): Command =>
  withUpstream(withCluster(new Command('run')))
    .summary('run experiments')
    .description('Runs features on a target and writes facts.json, messages.ndjson, report.html and junit.xml.')
    .argument('[features...]', 'feature files, folders, or file:line (default: the experiments of this package)')
    .option('--tags <expression>', 'only scenarios with these tags: "@A4", "@A1 or @A2", "not @A9"')
    .addOption(openshiftOption())
    .option(
      '--oc <path...>',
      'a real oc for the commands of the features (default: on a real cluster the one on PATH, else the built-in one)',
      [],
    )
    .option(
      '--parallel <number>',
      'experiments at once (default: 4 on a real cluster, else what the processors can use)',
      wholeNumber(1, 32),
    )
    .option('--retry <number>', 'try failed scenarios again; one that passes then is flaky', wholeNumber(0, 10), 0)
    .addOption(new Option('--shard <i/n>', 'only the i-th of n parts of the scenarios').argParser(shard))
    .addOption(timeoutScaleOption())
    .option('--keep', 'leave the projects of all experiments on a real cluster', false)
    .option('--keep-on-failure', 'leave the projects of experiments that failed', false)
    .option('--i-know', 'run on a cluster that looks like production', false)
    .addOption(formatOption())
    .option('--reports <folder>', 'where the reports go', 'reports')
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', examples + waitingHelp + exitCodesHelp)
    .action(async (features: string[], options: RunOptions) => {
      const { runFeatures } = await import('./run/run-features.ts');
      process.exitCode = await runFeatures(features, options);
      watchForLeftovers();
    });

/** @throws InvalidArgumentError unless it is `2/3` or the like */
const shard = (text: string): string => {
  const [, part = 0, parts = 0] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (part >= 1 && part <= parts) return text;
  throw new InvalidArgumentError('It must be the number of a part and how many there are: 1/3.');
};

import process from 'node:process';
import { Command } from 'commander';

import { exitCodesHelp } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import { watchForLeftovers } from './leftovers.ts';
import { targetOption } from './target-option.ts';

const examples = `
Examples:
  streamproof run                                   the documented experiments
  streamproof run --tags @A5                        one experiment, in every language
  streamproof run features/reference-policy         one folder
  streamproof run my.feature:12 --verbose           one scenario, with stack traces
  streamproof run --oc /usr/bin/oc                  with a real oc
`;

/** What `streamproof run` was asked for. */
export interface RunOptions {
  tags?: string;
  target: string;
  oc: string[];
  format: string[];
  reports: string;
  verbose: boolean;
}

/** `streamproof run`: runs features and writes their reports. */
export const runCommand = (): Command =>
  new Command('run')
    .summary('run experiments')
    .description('Runs features on a target and writes messages.ndjson, report.html and junit.xml.')
    .argument('[features...]', 'feature files, folders, or file:line (default: the experiments of this package)')
    .option('--tags <expression>', 'only scenarios with these tags: "@A4", "@A1 or @A2", "not @A9"')
    .addOption(targetOption())
    .option('--oc <path...>', 'a real oc for the commands of the features, in place of the built-in one', [])
    .addOption(formatOption())
    .option('--reports <folder>', 'where the reports go', 'reports')
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', examples + exitCodesHelp)
    .action(async (features: string[], options: RunOptions) => {
      const { runFeatures } = await import('./run/run-features.ts');
      process.exitCode = await runFeatures(features, options);
      watchForLeftovers();
    });

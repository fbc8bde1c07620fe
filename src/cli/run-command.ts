import process from 'node:process';
import { Command } from 'commander';

import type { OpenShiftReleaseName } from '../targets/openshift-release-names.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { formatOption } from './format-option.ts';
import { watchForLeftovers } from './leftovers.ts';
import { openshiftOption } from './openshift-option.ts';
import { targetOption } from './target-option.ts';

const examples = `
Examples:
  streamproof run                                   the documented experiments
  streamproof run --tags @A5                        one experiment, in every language
  streamproof run features/reference-policy         one folder
  streamproof run my.feature:12 --verbose           one scenario, with stack traces
  streamproof run --oc /usr/bin/oc                  with a real oc
  streamproof run --target openshift --upstream registry.example.com/team     on the cluster of the kubeconfig
`;

/** What `streamproof run` was asked for. */
export interface RunOptions {
  tags?: string;
  target: string;
  oc: string[];
  openshift?: OpenShiftReleaseName;
  kubeconfig?: string;
  context?: string;
  upstream?: string;
  upstreamAuth?: string;
  upstreamCa?: string;
  internalRegistry?: string;
  format: string[];
  reports: string;
  verbose: boolean;
}

/** `streamproof run`: runs features and writes their reports. */
export const runCommand = (): Command =>
  new Command('run')
    .summary('run experiments')
    .description('Runs features on a target and writes facts.json, messages.ndjson, report.html and junit.xml.')
    .argument('[features...]', 'feature files, folders, or file:line (default: the experiments of this package)')
    .option('--tags <expression>', 'only scenarios with these tags: "@A4", "@A1 or @A2", "not @A9"')
    .addOption(targetOption())
    .addOption(openshiftOption())
    .option('--oc <path...>', 'a real oc for the commands of the features, in place of the built-in one', [])
    .option('--kubeconfig <file>', 'the kubeconfig of a real cluster (default: KUBECONFIG, then ~/.kube/config)')
    .option('--context <name>', 'a context of the kubeconfig (default: the current one)')
    .option('--upstream <registry/path>', 'a registry in which the run may play the world outside of a real cluster')
    .option(
      '--upstream-auth <file>',
      'auth.json or config.json with its credentials (default: those of podman and Docker)',
    )
    .option('--upstream-ca <file>', 'PEM certificate of its authority')
    .option('--internal-registry <host>', "where the cluster's registry is reached from here (default: its route)")
    .addOption(formatOption())
    .option('--reports <folder>', 'where the reports go', 'reports')
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', examples + exitCodesHelp)
    .action(async (features: string[], options: RunOptions) => {
      const { runFeatures } = await import('./run/run-features.ts');
      process.exitCode = await runFeatures(features, options);
      watchForLeftovers();
    });

import process from 'node:process';
import { Command } from 'commander';

import { type ClusterOptions, withCluster, withUpstream } from './cluster-options.ts';
import { exitCodesHelp } from './exit-codes.ts';

/** What `streamproof doctor` was asked for. */
export interface DoctorOptions extends ClusterOptions {
  oc: string[];
  json: boolean;
}

/** `streamproof doctor`: what experiments can do on a cluster. */
export const doctorCommand = (): Command =>
  withUpstream(withCluster(new Command('doctor'), 'openshift'))
    .summary('see what experiments can do on a cluster')
    .description('Says what a cluster offers to experiments, what is missing, and how to get it. It changes nothing.')
    .option('--oc <path...>', 'the real oc that would run the commands (default: the one on PATH)', [])
    .option('--json', 'print JSON', false)
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', exitCodesHelp)
    .action(async (options: DoctorOptions) => {
      const { examine } = await import('./doctor/examine.ts');
      process.exitCode = await examine(options);
    });

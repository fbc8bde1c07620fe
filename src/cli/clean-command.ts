import process from 'node:process';
import { Command } from 'commander';

import { type ClusterOptions, timeoutScaleOption, withCluster, withUpstreamAccess } from './cluster-options.ts';
import { exitCodesHelp } from './exit-codes.ts';

/** What `streamproof clean` was asked for. */
export interface CleanOptions extends ClusterOptions {
  run?: string;
  yes: boolean;
}

/** `streamproof clean`: removes what earlier runs have left. */
export const cleanCommand = (): Command =>
  withUpstreamAccess(withCluster(new Command('clean'), 'openshift'))
    .summary('remove what earlier runs left on a cluster')
    .description(
      'Shows what earlier runs have left on a real cluster (only what carries their mark), and removes it when you say so. What they changed for the whole cluster is put right.',
    )
    .option('--run <id>', 'only what this run has left')
    .option('--yes', 'do not ask', false)
    .addOption(timeoutScaleOption())
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', exitCodesHelp)
    .action(async (options: CleanOptions) => {
      const { clean } = await import('./clean/clean.ts');
      process.exitCode = await clean(options);
    });

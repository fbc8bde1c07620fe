import process from 'node:process';
import { Command } from 'commander';
import { exitCodes } from './exit-codes.ts';

const help = `
Examples:
  streamproof diff before/facts.json after/facts.json               what changed, as Markdown
  streamproof diff before/facts.json after/facts.json --json        the same for programs
  streamproof diff before.json after.json --accept accepted.txt     changes that were looked at before

The file of --accept names an experiment a line, as the comparison prints it; lines that start with # say why.

Exit codes:
  0   the cluster behaves as before, or the changes are accepted
  1   behaviour changed
  64  wrong usage, or a file that cannot be read`;

/** What `streamproof diff` was asked for. */
export interface DiffOptions {
  json: boolean;
  /** Path of a file that names experiments whose change is expected. */
  accept?: string;
}

/** `streamproof diff`: compares what two runs observed. */
export const diffCommand = (): Command =>
  new Command('diff')
    .summary('compare two runs')
    .description('Compares the facts of two runs: what is the same, what changed, what fails or is skipped now.')
    .argument('<before>', 'facts.json of the run before')
    .argument('<after>', 'facts.json of the run after')
    .option('--json', 'print JSON', false)
    .option('--accept <file>', 'experiments whose change is expected')
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', help)
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diff } = await import('./diff/diff.ts');
      process.exitCode = (await diff(before, after, options)) ? exitCodes.failed : exitCodes.ok;
    });

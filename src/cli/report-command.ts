import process from 'node:process';
import { Command } from 'commander';
import { exitCodes } from './exit-codes.ts';

const help = `
Examples:
  streamproof report                                              the report of reports/facts.json again
  streamproof report shard-*/facts.json --reports merged          shards of a run as one
  streamproof report simulated/facts.json openshift/facts.json    two targets side by side
  streamproof report --compare before/facts.json after/facts.json --accept accepted.txt
  streamproof report --markdown experiments.md                    the documentation as one file of Markdown

Files of the same target without an experiment in common are parts of one run; others stand side by side. --compare writes
compare.html and compare.md. The file of --accept names an experiment a line; lines that start with # say why.

Exit codes:
  0   the report is written; with --compare: the cluster behaves as before, or the changes are accepted
  1   with --compare: behaviour changed
  64  wrong usage, or a file that cannot be read`;

/** What `streamproof report` was asked for. */
export interface ReportOptions {
  /** The folder that the report is written to. */
  reports: string;
  /** Paths of the facts of the run before and of the run after. */
  compare?: readonly string[];
  /** Path of a file that names experiments whose change is expected. */
  accept?: string;
  /** Where the documentation goes as Markdown. */
  markdown?: string;
}

/** `streamproof report`: makes the report of runs from what they recorded; no cluster is asked. */
export const reportCommand = (): Command =>
  new Command('report')
    .summary('make the report of recorded runs')
    .description(
      'Makes the report again from recorded facts, without a cluster; merges the parts of a run, compares two.',
    )
    .argument('[facts...]', 'facts.json of one or several runs (default: the one in the folder of --reports)')
    .option('--reports <folder>', 'where the report goes', 'reports')
    .option(
      '--compare <before,after...>',
      'the facts.json of two runs: what is the same, changed, fails or is skipped now',
    )
    .option('--accept <file>', 'experiments whose change is expected')
    .option('--markdown <file>', 'write the documentation of the first run to this file, too')
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', help)
    .action(async (facts: string[], options: ReportOptions) => {
      const { report } = await import('./report/report.ts');
      process.exitCode = (await report(facts, options)) ? exitCodes.failed : exitCodes.ok;
    });

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { RunFacts } from '../../evidence/run-facts.ts';
import { behaviourChanged, compareRuns, type RunComparison } from '../../report/compare-runs.ts';
import { comparisonMarkdown, comparisonTotals } from '../../report/comparison-markdown.ts';
import { experimentsMarkdown } from '../../report/experiments-markdown.ts';
import { junitXml } from '../../report/junit-xml.ts';
import { mergeRuns } from '../../report/merge-runs.ts';
import { renderSite } from '../../report/site/render-site.ts';
import type { ReportOptions } from '../report-command.ts';
import { openReportFiles } from '../run/report-files.ts';
import { readAccepted } from './read-accepted.ts';
import { readFacts } from './read-facts.ts';

/**
 * Writes the report of recorded runs.
 *
 * @param files paths of `facts.json`; that of the folder of reports when empty and nothing is compared
 * @returns whether two runs were compared and behaviour changed that nobody accepted
 * @throws ConfigurationError when a file cannot be read, or was written by a newer Streamproof
 */
export const report = async (files: readonly string[], options: ReportOptions): Promise<boolean> => {
  const comparison = options.compare && (await compare(options.compare, options.accept));
  const given = files.length > 0 || comparison !== undefined ? files : [path.join(options.reports, 'facts.json')];
  const named = mergeRuns(await Promise.all([...new Set(given)].map(readFacts)));
  const runs = named.length > 0 ? named : [comparison!.after, comparison!.before];
  await write(runs, options, comparison?.comparison);
  process.stdout.write(`${runs.map(describe).join('\n')}\n`);
  if (options.markdown !== undefined) await writeFile(options.markdown, experimentsMarkdown(runs[0]!));
  if (comparison === undefined) {
    process.stdout.write(`${path.join(options.reports, 'index.html')}\n`);
    return false;
  }
  process.stdout.write(`${comparisonTotals(comparison.comparison)}\n${path.join(options.reports, 'compare.html')}\n`);
  return behaviourChanged(comparison.comparison);
};

interface ComparedRuns {
  before: RunFacts;
  after: RunFacts;
  comparison: RunComparison;
}

const compare = async (files: readonly string[], accept: string | undefined): Promise<ComparedRuns> => {
  const [first, second, ...others] = files;
  if (first === undefined || second === undefined || others.length > 0)
    throw new ConfigurationError(
      `--compare takes two files, the run before and the run after; it got ${files.length}`,
      {
        hint: 'streamproof report --compare before/facts.json after/facts.json; merge the shards of a run first',
      },
    );
  const [before, after] = await Promise.all([readFacts(first), readFacts(second)]);
  const accepted = accept === undefined ? new Set<string>() : await readAccepted(accept, [before, after]);
  return { before, after, comparison: compareRuns(before, after, accepted) };
};

/** Facts and results are written for a single run: those of several are in their own files. */
const write = async (
  runs: readonly RunFacts[],
  { reports }: ReportOptions,
  comparison: RunComparison | undefined,
): Promise<void> => {
  const folder = await openReportFiles(reports);
  for (const { path: file, content } of renderSite(runs, { comparison })) await folder.write(file, content);
  if (comparison !== undefined) await folder.write('compare.md', comparisonMarkdown(comparison));
  const [run, ...others] = runs;
  if (run !== undefined && others.length === 0) {
    await folder.write('facts.json', `${JSON.stringify(run)}\n`);
    await folder.write('junit.xml', junitXml(run));
  }
  await folder.publish();
};

const describe = ({ experiments, target, startedAt }: RunFacts): string =>
  [`${experiments.length} experiments`, target && `on ${target.description}`, target?.version, startedAt]
    .filter(Boolean)
    .join(', ');

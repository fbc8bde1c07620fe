import process from 'node:process';
import { behaviourChanged, compareRuns } from '../../report/compare-runs.ts';
import { comparisonMarkdown } from '../../report/comparison-markdown.ts';
import type { DiffOptions } from '../diff-command.ts';
import { readAccepted } from '../report/read-accepted.ts';
import { readFacts } from '../report/read-facts.ts';

/**
 * Prints what changed between two runs.
 *
 * @returns whether behaviour changed that nobody accepted
 * @throws ConfigurationError when a file cannot be read
 */
export const diff = async (before: string, after: string, { json, accept }: DiffOptions): Promise<boolean> => {
  const [old, current] = await Promise.all([readFacts(before), readFacts(after)]);
  const accepted = accept === undefined ? new Set<string>() : await readAccepted(accept, [old, current]);
  const comparison = compareRuns(old, current, accepted);
  const changed = behaviourChanged(comparison);
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...comparison, behaviourChanged: changed }, null, 2)}\n`
      : comparisonMarkdown(comparison),
  );
  return changed;
};

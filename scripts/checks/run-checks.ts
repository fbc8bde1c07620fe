import process from 'node:process';

import type { Check } from './check.ts';
import { type CheckResult, runCheck } from './run-check.ts';

/** How many lines of a failed check are printed among others. */
const longest = 60;

/**
 * Runs checks side by side and prints what failed, then the totals.
 *
 * @returns the exit code
 */
export const runChecks = async (checks: readonly Check[]): Promise<number> => {
  const started = performance.now();
  const running = new Map<string, Promise<CheckResult>>();
  const results: CheckResult[] = [];
  const begin = (check: Check): Promise<CheckResult> => {
    const earlier = running.get(check.after ?? '');
    const result = Promise.resolve(earlier).then(() => runCheck(check));
    running.set(check.name, result);
    return result;
  };
  const lane = async (queue: Check[]): Promise<void> => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const result = await begin(check);
      results.push(result);
      print(outcome(result));
      if (result.remark !== undefined) print(`  ${result.remark}`);
    }
  };
  const computing = checks.filter(({ waits }) => !waits);
  const waiting = checks.filter(({ waits }) => waits);
  // More lanes than cores would only make every check slower; two suit the small machines that CI runs on.
  await Promise.all([lane(computing), lane(computing), lane(waiting)]);

  const failed = results.filter(({ tally }) => tally.failed > 0);
  for (const { check, output } of failed) print(`\n── ${check.name} ──\n${abridge(output.trimEnd(), check.name)}`);
  print(
    `\n${failed.length === 0 ? 'Every check passed' : `Failed: ${failed.map(({ check }) => check.name).join(', ')}`} in ${seconds(performance.now() - started)}.`,
  );
  print(totals(results));
  return failed.length === 0 ? 0 : 1;
};

const outcome = ({ check, tally, duration }: CheckResult): string => {
  const parts =
    tally.passed + tally.failed > 1
      ? `${tally.passed} passed${tally.failed > 0 ? `, ${tally.failed} failed` : ''}${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`
      : '';
  return `${tally.failed === 0 ? '✔' : '✘'} ${check.name.padEnd(12)} ${seconds(duration).padStart(7)}   ${parts}`.trimEnd();
};

const abridge = (output: string, name: string): string => {
  const lines = output.split('\n');
  const rest = lines.length - longest;
  return rest <= 0
    ? output
    : `${lines.slice(0, longest).join('\n')}\n… and ${rest} more lines: node scripts/test.ts ${name}`;
};

const totals = (results: readonly CheckResult[]): string => {
  const sum = (key: 'passed' | 'failed'): number => results.reduce((total, { tally }) => total + tally[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
};

const seconds = (duration: number): string => `${(duration / 1000).toFixed(1)} s`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

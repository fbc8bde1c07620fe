import { spawn } from 'node:child_process';
import process from 'node:process';

import type { Check, Tally } from './check.ts';

/** A check that has run. */
export interface CheckResult {
  readonly check: Check;
  readonly tally: Tally;
  readonly remark?: string | undefined;
  /** What the command printed. */
  readonly output: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** How long a check may take, milliseconds: three times what it takes on a small machine. One that does not end has left a server or a timer open. */
const limit = 480_000;

/** Runs one check to its end. */
export const runCheck = async (check: Check): Promise<CheckResult> => {
  const started = performance.now();
  const { exitCode, output } = await runCommand(check.command);
  const counted = check.count === undefined ? one(exitCode === 0) : await check.count(output);
  // What counts no failure but does not end well has failed in a way that it could not count.
  const tally = exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  return { check, tally, output, remark: await check.remark?.(), duration: performance.now() - started };
};

const one = (passed: boolean): Tally => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

const runCommand = ([program, ...args]: Check['command']): Promise<{ exitCode: number; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: limit, env: environment(args) });
    const end = (): void => void child.kill();
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', (error) => {
      output += `${program} cannot be started: ${error.message}\n`;
    });
    child.once('close', (code) => {
      process.off('exit', end);
      // A test runner that is told to end does so by itself, with a code and without a word.
      if (child.killed) output += `\nEnded after ${Math.round(limit / 1000)} s: was a server or a timer left open?\n`;
      else if (code === null) output += '\nEnded by a signal.\n';
      resolve({ exitCode: code ?? 1, output });
    });
  });

/**
 * The programs of the dependencies first, and colours only where somebody sees them. Tests try runs that fail on purpose, of
 * which GitHub need not be told.
 */
const environment = (args: readonly string[]): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${import.meta.dirname}/../../node_modules/.bin:${process.env.PATH}`,
  ...(args.includes('--test') ? { GITHUB_ACTIONS: undefined, GITHUB_STEP_SUMMARY: undefined } : {}),
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
});

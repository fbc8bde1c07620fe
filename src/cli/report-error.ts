import process from 'node:process';

import { ConfigurationError } from '../errors/configuration-error.ts';
import { ExpectationError } from '../errors/expectation-error.ts';
import { StreamproofError } from '../errors/streamproof-error.ts';
import { exitCodes } from './exit-codes.ts';

/**
 * Prints an error that ended the command: its message, what to do, and the stack only with `--verbose`.
 *
 * @returns the exit code that says what kind of error it was
 */
export const reportError = (error: unknown): number => {
  if (isCommanderError(error)) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  process.stderr.write(`${describe(error)}\n`);
  if (error instanceof ConfigurationError) return exitCodes.usage;
  return error instanceof ExpectationError ? exitCodes.failed : exitCodes.inconclusive;
};

/** Commander has printed its message by the time it throws. */
const isCommanderError = (error: unknown): error is { exitCode: number } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');

const describe = (error: unknown): string => {
  if (process.argv.includes('--verbose')) return error instanceof Error ? stackOf(error) : String(error);
  if (error instanceof StreamproofError) return [error.message, ...hintLines(error.hint)].join('\n');
  const message = error instanceof Error ? error.message : String(error);
  return [
    `Unexpected error: ${message}`,
    ...hintLines('the same command with --verbose, which prints where it came from'),
  ].join('\n');
};

const hintLines = (hint: string | undefined): string[] => (hint === undefined ? [] : [`  try  ${hint}`]);

const stackOf = (error: Error): string => {
  const hint = error instanceof StreamproofError ? hintLines(error.hint) : [];
  const cause = error.cause instanceof Error ? [`Caused by: ${stackOf(error.cause)}`] : [];
  return [error.stack ?? error.message, ...hint, ...cause].join('\n');
};

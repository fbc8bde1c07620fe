import process from 'node:process';
import type { ProgramResult } from '../ports/program-result.ts';

/** Runs a program of this machine with more variables than those of this process; one that cannot be started ends with -1. */
export const runProgram = async (
  [program = '', ...words]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProgramResult> => {
  const { execa } = await import('execa');
  const options = {
    reject: false,
    stripFinalNewline: false,
    env: { ...process.env, ...env },
    stdin: 'ignore',
  } as const;
  const { stdout, stderr, exitCode = -1, shortMessage } = await execa(program, words, options);
  return { stdout, stderr, exitCode, ...(exitCode === -1 && { problem: shortMessage ?? 'it did not start' }) };
};

import type { Clock } from '../ports/clock.ts';
import type { CommandLine, CommandResult, Shell } from '../ports/shell.ts';
import { requireOc } from './oc-shell.ts';

/** What a program that runs in this process needs instead of a terminal. */
export interface ProgramStreams {
  stdin?: string;
  stdout(text: string): void;
  stderr(text: string): void;
}

/** A program that runs in this process: takes the words behind its name, gives its exit code. */
export type InProcessProgram = (words: readonly string[], streams: ProgramStreams) => Promise<number>;

/** A shell whose `oc` is a function of this process. */
export const createInProcessShell = (description: string, program: InProcessProgram, clock: Clock): Shell => ({
  description,
  run: async ({ argv, stdin }: CommandLine): Promise<CommandResult> => {
    const [name, ...words] = argv;
    requireOc(name);
    const startedAt = clock.now();
    const started = performance.now();
    let stdout = '';
    let stderr = '';
    const exitCode = await program(words, {
      stdin,
      stdout: (text) => void (stdout += text),
      stderr: (text) => void (stderr += text),
    });
    return { argv, stdout, stderr, exitCode, startedAt, duration: performance.now() - started };
  },
});

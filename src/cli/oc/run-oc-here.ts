import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';

import { runTerminalOc } from '../../targets/terminal-oc.ts';
import { interruption } from '../signals.ts';
import { readsInput } from './reads-input.ts';

/**
 * Runs the built-in `oc` with the streams of this process.
 *
 * @returns the exit code
 */
export const runOcHere = async (words: readonly string[]): Promise<number> => {
  const abort = new AbortController();
  void interruption().then(() => abort.abort());
  return await runTerminalOc(words, {
    // A terminal would wait for somebody to type; what is piped in ends.
    stdin: readsInput(words) && !process.stdin.isTTY ? await text(process.stdin) : undefined,
    ...(process.stdin.isTTY && { typedLine }),
    stdout: (chunk) => void process.stdout.write(chunk),
    stderr: (chunk) => void process.stderr.write(chunk),
    signal: abort.signal,
  });
};

const typedLine = async (): Promise<string> => {
  const lines = createInterface({ input: process.stdin });
  try {
    return await lines.question('');
  } finally {
    lines.close();
  }
};

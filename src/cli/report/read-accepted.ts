import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { RunFacts } from '../../evidence/run-facts.ts';

/**
 * Reads the identifiers of experiments whose change is expected: one a line; `#` starts a comment.
 *
 * @throws ConfigurationError when the file cannot be read, or names an experiment that neither run has
 */
export const readAccepted = async (file: string, runs: readonly RunFacts[]): Promise<ReadonlySet<string>> => {
  const accepted = (await read(file))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const known = new Set(runs.flatMap(({ experiments }) => experiments.map(({ id }) => id)));
  const unknown = accepted.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new ConfigurationError(`${file} accepts "${unknown}", which neither run has`, {
      hint: 'copy the name of the experiment from the output of streamproof diff, or take the line out',
    });
  return new Set(accepted);
};

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${file} cannot be read: ${(cause as Error).message}`, {
      hint: '--accept names a text file with an experiment a line',
      cause,
    });
  }
};

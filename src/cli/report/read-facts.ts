import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { factsVersion, type RunFacts, runFacts } from '../../evidence/run-facts.ts';
import { packageVersion } from '../package-root.ts';

/**
 * Reads a `facts.json`.
 *
 * @throws ConfigurationError when there is none, when it is something else, or of a later version
 */
export const readFacts = async (file: string): Promise<RunFacts> => {
  const content = parse(file, await read(file));
  const { format, version } = (content ?? {}) as { format?: unknown; version?: unknown };
  if (format !== 'streamproof.facts')
    throw new ConfigurationError(`${file} does not hold the facts of a run`, {
      hint: 'name the facts.json that streamproof run wrote into its folder of reports',
    });
  if (typeof version === 'number' && version > factsVersion)
    throw new ConfigurationError(
      `${file} was written by a newer Streamproof: it has version ${version} of the format, this one reads ${factsVersion}`,
      { hint: 'update Streamproof' },
    );
  const { success, data, error } = runFacts.safeParse(content);
  if (success) return data;
  const [issue] = error.issues;
  const { streamproof } = content as { streamproof?: unknown };
  if (typeof streamproof === 'string' && isNewer(streamproof, packageVersion()))
    throw new ConfigurationError(
      `${file} was written by Streamproof ${streamproof}, and holds what this one, ${packageVersion()}, does not know`,
      { hint: 'update Streamproof', cause: error },
    );
  throw new ConfigurationError(
    `${file} is damaged: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'does not fit the format'}`,
    { hint: 'run the experiments again', cause: error },
  );
};

const isNewer = (version: string, other: string): boolean => version.localeCompare(other, 'en', { numeric: true }) > 0;

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${file} cannot be read: ${(cause as Error).message}`, {
      hint: 'streamproof run writes facts.json into the folder of --reports',
      cause,
    });
  }
};

const parse = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigurationError(`${file} is not JSON: ${(cause as Error).message}`, {
      hint: 'a run that was stopped half-way leaves no facts.json: run it again',
      cause,
    });
  }
};

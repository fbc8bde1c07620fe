import { ConfigurationError } from '../errors/configuration-error.ts';

/**
 * Finds the first of several executables that answers as an `oc`.
 *
 * @returns undefined when none is named: the built-in one is used
 * @throws ConfigurationError when none of those named answers
 */
export const findOc = async (candidates: readonly string[]): Promise<string | undefined> => {
  if (candidates.length === 0) return undefined;
  const { execa } = await import('execa');
  const reasons: string[] = [];
  for (const candidate of candidates) {
    const { exitCode, shortMessage } = await execa(candidate, ['version', '--client'], { reject: false });
    if (exitCode === 0) return candidate;
    reasons.push(shortMessage ?? `${candidate} failed`);
  }
  throw new ConfigurationError(`no usable oc: ${reasons.join('; ')}`, {
    hint: 'name the path of an oc with --oc, or leave it out for the built-in one',
  });
};

import { whyNotOc } from '../adapters/oc-shell.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';

/**
 * Finds the first of several executables that answers as an `oc`.
 *
 * @returns undefined when none is named: the built-in one is used
 * @throws ConfigurationError when none of those named answers
 */
export const findOc = async (candidates: readonly string[]): Promise<string | undefined> => {
  if (candidates.length === 0) return undefined;
  const reasons: string[] = [];
  for (const candidate of candidates) {
    const refusal = await whyNotOc(candidate);
    if (refusal === undefined) return candidate;
    reasons.push(refusal);
  }
  throw new ConfigurationError(`no usable oc: ${reasons.join('; ')}`, {
    hint: 'name the path of an oc with --oc, or leave it out for the built-in one',
  });
};

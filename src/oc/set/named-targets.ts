import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * Words that name objects of one kind, with or without its name; all of that kind when there are none and `--all` or a selector
 * says so.
 *
 * @throws OcError for words beside those
 */
export const namedTargets = ({ flags }: Invocation, plural: string, words: readonly string[]): readonly string[] => {
  if (words.length > 0 && (flags.boolean('all') || flags.has('selector')))
    throw new OcError('selectors and the all flag cannot be used when passing resource/name arguments');
  const whole = words.length === 0 && (flags.boolean('all') || flags.has('selector'));
  return whole ? [plural] : words.map((word) => (word.includes('/') ? word : `${plural}/${word}`));
};

import type { Invocation } from '../command.ts';

/** Words that name objects of one kind, with or without its name; all of that kind when there are none and `--all` or a selector says so. */
export const namedTargets = ({ flags }: Invocation, plural: string, words: readonly string[]): readonly string[] => {
  const whole = words.length === 0 && (flags.boolean('all') || flags.has('selector'));
  return whole ? [plural] : words.map((word) => (word.includes('/') ? word : `${plural}/${word}`));
};

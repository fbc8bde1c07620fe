import { editDistance } from '../../errors/edit-distance.ts';
/**
 * The names that a mistyped word may have meant, as the command library of `oc` words it: at most two letters away, or
 * beginning with the word. Empty when there is none.
 */
export const suggestions = (word: string, names: readonly string[]): string => {
  const alike = names.filter(
    (name) =>
      editDistance(word.toLowerCase(), name.toLowerCase()) <= 2 || name.toLowerCase().startsWith(word.toLowerCase()),
  );
  return alike.length === 0
    ? ''
    : `\n\nDid you mean this?\n${alike
        .sort()
        .map((name) => `\t${name}\n`)
        .join('')}`;
};

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

/** Levenshtein's distance. */
const editDistance = (from: string, to: string): number => {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] as number) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[to.length] as number;
};

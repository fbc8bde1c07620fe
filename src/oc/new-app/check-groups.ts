import { OcError, throwCollected } from '../oc-error.ts';

/**
 * Checks which components `--group` says belong together. Deployment configs heed it alone.
 *
 * @param known the names of the components
 * @throws OcError for a group of one, and for names that no component has
 */
export const checkGroups = (groups: readonly string[], known: readonly string[]): void =>
  throwCollected(
    groups.flatMap((group) => {
      const names = group.split('+');
      if (names.length === 1) return [new OcError(`group ${JSON.stringify(group)} only contains a single name`)];
      const unknown = names.find((name) => !known.includes(name));
      if (unknown === undefined) return [];
      const text = `the name ${JSON.stringify(unknown)} from the group definition is not in use, and can't be used`;
      return [new OcError(text)];
    }),
  );

/**
 * Numbers the components of words: those that `+` joins, or `--group`, have the same number.
 *
 * @param words the names of the components of each word
 */
export const groupNumbers = (words: readonly (readonly string[])[], groups: readonly string[]): number[] => {
  const numbers = words.flatMap((names, index) => names.map((name) => ({ name, number: index })));
  for (const group of groups) {
    const joined = new Set(numbers.filter(({ name }) => group.split('+').includes(name)).map(({ number }) => number));
    const least = Math.min(...joined);
    for (const each of numbers) if (joined.has(each.number)) each.number = least;
  }
  return numbers.map(({ number }) => number);
};

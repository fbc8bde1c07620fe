import { OcError, throwCollected } from '../oc-error.ts';

/**
 * Checks which components `--group` says belong together. Only builds would heed it.
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

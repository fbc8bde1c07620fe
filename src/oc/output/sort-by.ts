import { OcError } from '../oc-error.ts';
import { valuesAt } from './jsonpath.ts';

/**
 * Sorts by the first value at a path, as `--sort-by` does: numbers and quantities by value, texts naturally, what is missing
 * first.
 *
 * @throws OcError when no item has the field
 */
export const sortByPath = <T>(path: string, items: readonly T[], objectOf: (item: T) => unknown): T[] => {
  const keyed = items.map((item) => ({ item, value: valuesAt(path, objectOf(item))[0] }));
  if (keyed.length > 0 && keyed.every(({ value }) => value === undefined))
    throw new OcError(
      `couldn't find any field with path ${JSON.stringify(`{${path.replace(/^\{?\.?|\}$/g, '.').replace(/\.$/, '')}}`)} in the list of objects`,
    );
  return keyed.sort((a, b) => compare(a.value, b.value)).map(({ item }) => item);
};

const compare = (a: unknown, b: unknown): number => {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : -1;
  if (b === null || b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  if (isDecimal(left) && isDecimal(right)) return Number(left) - Number(right);
  return naturally.compare(left, right);
};

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const naturally = new Intl.Collator('en', { numeric: true });

import { OcError } from '../oc-error.ts';
import { valuesAt } from './jsonpath/jsonpath.ts';

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
  return inserted(keyed, (a, b) => precedes(a.value, b.value)).map(({ item }) => item);
};

/** The real `oc` sorts by inserting: of several that lack the field, for which each precedes all others, the last comes first. */
const inserted = <T>(items: readonly T[], isBefore: (a: T, b: T) => boolean): T[] => {
  const sorted = [...items];
  for (let end = 1; end < sorted.length; end++)
    for (let at = end; at > 0 && isBefore(sorted[at] as T, sorted[at - 1] as T); at--)
      [sorted[at - 1], sorted[at]] = [sorted[at] as T, sorted[at - 1] as T];
  return sorted;
};

const precedes = (a: unknown, b: unknown): boolean => {
  if (a === null || a === undefined) return true;
  if (b === null || b === undefined) return false;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  const [left, right] = [String(a), String(b)];
  if (isDecimal(left) && isDecimal(right)) return Number(left) < Number(right);
  return naturally.compare(left, right) < 0;
};

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const naturally = new Intl.Collator('en', { numeric: true });

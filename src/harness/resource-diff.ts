import { isJsonObject } from '../image/json-object.ts';
/**
 * Compares an object with what is expected of it. The expectation may be partial: what it does not mention is not looked
 * at, and `null` means that there is nothing. Elements of a list are found by their `name`, `tag` or `type` if the expectation gives one, else by their position.
 *
 * @returns one line for each difference, by path: `spec.tags[latest].referencePolicy.type: expected "Source", found "Local"`
 */
export const resourceDiff = (expected: unknown, actual: unknown, path = ''): readonly string[] => {
  if (expected === null && actual === undefined) return [];
  if (Array.isArray(expected)) return diffList(expected, actual, path);
  if (isJsonObject(expected)) return diffRecord(expected, actual, path);
  return Object.is(expected, actual) ? [] : [difference(path, expected, actual)];
};

const diffRecord = (expected: Record<string, unknown>, actual: unknown, path: string): readonly string[] =>
  isJsonObject(actual)
    ? Object.entries(expected).flatMap(([key, value]) =>
        resourceDiff(value, actual[key], path === '' ? key : `${path}.${key}`),
      )
    : [difference(path, expected, actual)];

const diffList = (expected: readonly unknown[], actual: unknown, path: string): readonly string[] => {
  if (!Array.isArray(actual)) return [difference(path, expected, actual)];
  return expected.flatMap((element, index) => {
    const key = keyOf(element);
    if (key === undefined) return resourceDiff(element, actual[index], `${path}[${index}]`);
    const found: unknown = actual.find((candidate) => isJsonObject(candidate) && candidate[key.field] === key.value);
    return resourceDiff(element, found, `${path}[${key.value}]`);
  });
};

/** What an element of a list is found by. */
export const keyOf = (element: unknown): { field: string; value: string } | undefined => {
  if (!isJsonObject(element)) return undefined;
  for (const field of ['name', 'tag', 'type']) {
    const value = element[field];
    if (typeof value === 'string') return { field, value };
  }
  return undefined;
};

const difference = (path: string, expected: unknown, actual: unknown): string =>
  `${path === '' ? 'the object' : path}: expected ${JSON.stringify(expected)}, found ${actual === undefined ? 'nothing' : JSON.stringify(actual)}`;

import { isJsonObject } from '../image/json-object.ts';
import type { AssertedPart } from './object-snapshot.ts';
import { keyOf } from './resource-diff.ts';

/** What a partial manifest expects of an object, value by value, each where the object has it: as `resourceDiff` compares them. */
export const expectedParts = (
  expected: unknown,
  actual: unknown,
  path: readonly (string | number)[] = [],
): readonly AssertedPart[] => {
  if (Array.isArray(expected))
    return expected.flatMap((element, index) => {
      const place = placeOf(element, actual, index);
      return expectedParts(element, Array.isArray(actual) ? actual[place] : undefined, [...path, place]);
    });
  if (isJsonObject(expected))
    return Object.entries(expected).flatMap(([key, value]) =>
      expectedParts(value, isJsonObject(actual) ? actual[key] : undefined, [...path, key]),
    );
  if (expected === null)
    return [{ path, expected: 'nothing', holds: (found) => found === undefined || found === null }];
  return [{ path, expected: String(expected) }];
};

/** Where the element stands that is meant; what is not there would stand behind the others. */
const placeOf = (element: unknown, actual: unknown, index: number): number => {
  const key = keyOf(element);
  if (key === undefined || !Array.isArray(actual)) return index;
  const found = actual.findIndex((candidate) => isJsonObject(candidate) && candidate[key.field] === key.value);
  return found < 0 ? actual.length : found;
};

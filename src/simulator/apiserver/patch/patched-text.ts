import { isJsonObject } from '../../../image/json-object.ts';
import { entriesInOrder } from '../../../image/key-order.ts';

/**
 * What a patch makes of an object, as the real server writes it down: whatever its patching has opened is a map, hence in the order of
 * names, and the rest stays as it was.
 */
export const patchedText = (patched: unknown, current: unknown): string => JSON.stringify(reordered(patched, current));

const reordered = (patched: unknown, current: unknown, isRoot = true): unknown => {
  if (!isJsonObject(patched) || !isJsonObject(current)) return patched;
  if (!isRoot && JSON.stringify(patched) === JSON.stringify(current)) return patched;
  return Object.fromEntries(
    entriesInOrder(patched).map(([name, member]) => [name, reordered(member, current[name], false)]),
  );
};

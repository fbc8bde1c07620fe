import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import { badRequest, StatusError } from '../../apimachinery/status-error.ts';
import { inPatchOrder, keyOf } from './element-order.ts';
import { goMap } from './go-map.ts';
import { asMap, badPatchType, goType } from './patch-directives.ts';

/** How the lists of a field merge. */
export interface ListMerge {
  /** The member by which its elements are known; absent for lists of primitives. */
  readonly mergeKey: string | undefined;
  /** Merges two elements with the same key. */
  merge(original: JsonObject, patch: JsonObject): JsonObject;
}

/** @throws StatusError for lists that cannot be merged */
export const mergeLists = (original: readonly unknown[], patch: readonly unknown[], merge: ListMerge): unknown[] => {
  if (original.length === 0 && patch.length === 0) return [];
  const isOfMaps = elementType(original, patch) === goType({});
  if (isOfMaps && merge.mergeKey === undefined) throw badRequest('cannot merge lists without merge key');
  const { mergeKey = '' } = merge;
  const plain = isOfMaps ? patch.filter((item) => !isDirective(item)) : patch;
  const isReplaced = isOfMaps && directed(patch, mergeKey).includes('replace');
  const before = isReplaced ? plain : isOfMaps ? withoutDeleted(original, patch, mergeKey) : original;
  const added = isReplaced ? [] : plain;
  const merged = isOfMaps ? mergeElements(before, added, mergeKey, merge) : [...new Set([...original, ...patch])];
  return inPatchOrder(merged, added, before, merge.mergeKey);
};

/**
 * What every element of both lists is in Go.
 *
 * @throws StatusError when they differ, when they are lists, and when there are none
 */
export const elementType = (...lists: readonly (readonly unknown[])[]): string => {
  const [type, ...others] = new Set(lists.flat().map(goType));
  if (type === undefined) throw badRequest('no elements in any of the given slices');
  if (type === goType([]))
    throw new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
  if (others.length > 0) throw badRequest(`list element types are not identical: ${goMap(lists)}`);
  return type;
};

/** The words after `$patch` in the elements of a list. */
const directed = (patch: readonly unknown[], mergeKey: string): unknown[] =>
  patch.filter(isDirective).map((item) => {
    const word = item['$patch'];
    if (word === 'merge') throw badRequest('merging lists cannot yet be specified in the patch');
    if (word !== 'delete' && word !== 'replace') throw badPatchType(item);
    if (word === 'delete') keyOf(item, mergeKey);
    return word;
  });

const isDirective = (item: unknown): item is JsonObject => isJsonObject(item) && Object.hasOwn(item, '$patch');

const withoutDeleted = (original: readonly unknown[], patch: readonly unknown[], mergeKey: string): unknown[] => {
  const deleted = patch
    .filter((item) => isDirective(item) && item['$patch'] === 'delete')
    .map((item) => keyOf(item, mergeKey));
  return original.filter((item) => !deleted.includes(asMap(item)[mergeKey]));
};

const mergeElements = (
  original: readonly unknown[],
  patch: readonly unknown[],
  mergeKey: string,
  { merge }: ListMerge,
): unknown[] => {
  const merged = [...original];
  for (const item of patch) {
    const key = keyOf(item, mergeKey);
    const index = merged.findIndex((each) => asMap(each)[mergeKey] === key);
    if (index >= 0) merged[index] = merge(merged[index] as JsonObject, item as JsonObject);
    else merged.push(item);
  }
  return merged;
};

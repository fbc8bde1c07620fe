import { isJsonObject } from '../../../image/json-object.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { goMap } from './go-map.ts';
import { asMap } from './patch-directives.ts';

/**
 * What tells the elements of a list apart: the value of the merge key, or a primitive itself.
 *
 * @throws StatusError 400 for an element without its key
 */
export const keyOf = (item: unknown, mergeKey: string | undefined): unknown => {
  if (mergeKey === undefined) return item;
  const element = asMap(item);
  if (Object.hasOwn(element, mergeKey)) return element[mergeKey];
  throw badRequest(`map: ${goMap(element)} does not contain declared merge key: ${mergeKey}`);
};

/**
 * The order of a merged list: what the patch names comes in the order of the patch, the rest keeps the server's order, and
 * both are interleaved by where they stood before. A new element therefore comes before the ones that the patch does not
 * name.
 *
 * @throws StatusError 400 for an element without its key
 */
export const inPatchOrder = (
  merged: readonly unknown[],
  order: readonly unknown[],
  original: readonly unknown[],
  mergeKey: string | undefined,
): unknown[] => {
  const key = (item: unknown): unknown => keyOf(item, mergeKey);
  const positions = order.map(key);
  const before = original.map(key);
  const named = merged
    .filter((item) => positions.includes(key(item)))
    .sort((one, other) => positions.indexOf(key(one)) - positions.indexOf(key(other)));
  const rest = merged.filter((item) => !positions.includes(key(item)));
  const result: unknown[] = [];
  while (rest.length > 0 && named.length > 0) {
    const left = before.indexOf(key(rest[0]));
    const right = before.indexOf(key(named[0]));
    result.push(left >= 0 && right >= 0 && left < right ? rest.shift() : named.shift());
  }
  return [...result, ...rest, ...named];
};

/**
 * Holds the elements of a patch to the order that it names for them.
 *
 * @throws StatusError 400 when one of them is not in the order
 */
export const checkOrder = (
  patch: readonly unknown[],
  order: readonly unknown[],
  mergeKey: string | undefined,
): void => {
  if (patch.length === 0 || order.length === 0) return;
  const isDirective = (item: unknown, word?: string): boolean =>
    isJsonObject(item) && Object.hasOwn(item, '$patch') && (word === undefined || item['$patch'] === word);
  const elements = mergeKey === undefined ? patch : patch.map(asMap).filter((item) => !isDirective(item, 'delete'));
  let next = 0;
  for (const item of order) {
    while (next < elements.length && isDirective(elements[next])) next += 1;
    if (next < elements.length && keyOf(elements[next], mergeKey) === keyOf(item, mergeKey)) next += 1;
  }
  if (next < elements.length)
    throw badRequest(
      `The order in patch list:\n${goMap(patch)}\n doesn't match $setElementOrder list:\n${goMap(order)}\n`,
    );
};

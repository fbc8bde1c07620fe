/** What tells the elements of a list apart: the value of the merge key, or a primitive itself. */
export type ElementKey = (item: unknown) => unknown;

/**
 * The order of a merged list: what the patch names comes in the order of the patch, the rest keeps the server's order, and
 * both are interleaved by where they stood before. A new element therefore comes before the ones that the patch does not
 * name.
 */
export const inPatchOrder = (
  merged: readonly unknown[],
  order: readonly unknown[],
  original: readonly unknown[],
  key: ElementKey,
): unknown[] => {
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

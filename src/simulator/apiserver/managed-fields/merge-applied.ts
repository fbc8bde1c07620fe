import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import type { Schema } from '../facts/load-facts.ts';
import { fieldSchema } from '../schema/schemas.ts';
import { elementsOf } from './field-set.ts';
import { elementOf, itemSchema, membersOf } from './structure.ts';

/** The live state with an applied configuration over it: maps and keyed lists merge, everything else is replaced. */
export const mergeApplied = (live: unknown, applied: unknown, schema: Schema | undefined): unknown => {
  if (membersOf(live, schema) === undefined || membersOf(applied, schema) === undefined) return applied;
  if (isJsonObject(live) && isJsonObject(applied)) {
    const merged: JsonObject = { ...live };
    for (const [name, value] of Object.entries(applied)) {
      const own = fieldSchema(schema, name);
      merged[name] = name in live ? mergeApplied(live[name], value, own) : value;
    }
    return merged;
  }
  if (!Array.isArray(live) || !Array.isArray(applied)) return applied;
  const element = elementOf(schema);
  if (element === undefined) return applied;
  const items = itemSchema(schema);
  return mergeItems(live, applied, element, (item, over) => mergeApplied(item, over, items));
};

/**
 * Items stand in the order in which they are applied; those that are only live keep their place before the applied item that
 * follows them.
 */
const mergeItems = (
  live: readonly unknown[],
  applied: readonly unknown[],
  keyOf: (item: unknown) => string,
  merge: (item: unknown, over: unknown) => unknown,
): unknown[] => {
  const known = new Map(live.map((item) => [keyOf(item), item]));
  const overlay = new Map(applied.map((item) => [keyOf(item), item]));
  const coming = [...overlay].map(([key, over]) => ({
    key,
    item: known.has(key) ? merge(known.get(key), over) : over,
  }));
  const isShared = ({ key }: { key: string }): boolean => known.has(key);
  const merged: unknown[] = [];
  let next = coming.findIndex(isShared);
  for (const item of live) {
    if (!overlay.has(keyOf(item))) merged.push(item);
    else if (keyOf(item) === coming[next]?.key) {
      merged.push(...coming.splice(0, next + 1).map((each) => each.item));
      next = coming.findIndex(isShared);
    }
  }
  return [...merged, ...coming.map(({ item }) => item)];
};

/** A copy of a value without the field at a path. */
export const withoutField = (value: unknown, path: string, schema: Schema | undefined): unknown =>
  remove(value, elementsOf(path), schema);

const remove = (value: unknown, [element = '', ...rest]: readonly string[], schema: Schema | undefined): unknown => {
  if (isJsonObject(value)) {
    const name = element.slice(2);
    if (!(name in value)) return value;
    const { [name]: child, ...others } = value;
    return rest.length === 0 ? others : { ...value, [name]: remove(child, rest, fieldSchema(schema, name)) };
  }
  const key = elementOf(schema);
  if (!Array.isArray(value) || key === undefined) return value;
  if (rest.length === 0) return value.filter((item) => key(item) !== element);
  return value.map((item) => (key(item) === element ? remove(item, rest, itemSchema(schema)) : item));
};

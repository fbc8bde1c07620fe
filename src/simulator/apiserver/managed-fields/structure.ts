import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import type { Schema } from '../facts/load-facts.ts';
import { resolved } from '../schema/schemas.ts';
import { zerosOfSchema } from '../schema/zeros.ts';

/** A member of a map or list: how a path names it, what it holds and what is known of it. */
export interface Member {
  readonly element: string;
  readonly value: unknown;
  readonly schema: Schema | undefined;
  /** Whether it is a field that the type declares, rather than an entry of a map or list. */
  readonly declared: boolean;
}

/**
 * The members of a value whose members can have different owners. `undefined`: it has one owner as a whole.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export const membersOf = (value: unknown, schema: Schema | undefined): readonly Member[] | undefined => {
  if (isJsonObject(value)) return isAtomicMap(schema) ? undefined : mapMembers(value, schema);
  if (!Array.isArray(value)) return undefined;
  const element = elementOf(schema);
  return element && listMembers(value, element, itemSchema(schema));
};

/** Items that cannot be told apart, which older servers let in, are one member: they have one owner as a whole. */
const listMembers = (
  list: readonly unknown[],
  elementOfItem: (item: unknown) => string,
  schema: Schema | undefined,
): Member[] => {
  const members = new Map<string, Member>();
  for (const value of list) {
    const element = elementOfItem(value);
    const same = members.get(element);
    const member = { element, value, schema, declared: false };
    members.set(element, same === undefined ? member : { ...member, value: [same.value, value], schema: undefined });
  }
  return [...members.values()];
};

/** How the items of a list are told apart, `undefined` when the list is replaced as a whole. */
export const elementOf = (schema: Schema | undefined): ((item: unknown) => string) | undefined => {
  const keys = listKeys(schema);
  if (keys === undefined) return undefined;
  if (keys.length === 0) return (item) => `v:${JSON.stringify(item)}`;
  const defaults = resolved(itemSchema(schema) ?? {}).properties;
  return (item) => {
    const own = item as JsonObject;
    const pairs = [...keys].sort().flatMap((key) => {
      const each = own[key] ?? (defaults?.[key] as { default?: unknown } | undefined)?.default;
      return each === undefined ? [] : [[key, each] as const];
    });
    return `k:${JSON.stringify(Object.fromEntries(pairs))}`;
  };
};

export const itemSchema = (schema: Schema | undefined): Schema | undefined =>
  schema === undefined ? undefined : resolved(schema).items;

const mapMembers = (value: JsonObject, schema: Schema | undefined): Member[] => {
  const target = schema === undefined ? NOTHING_KNOWN : resolved(schema);
  const { properties, additionalProperties } = target;
  const hasNulls = zerosOfSchema(target).size === 0;
  const entry = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const members: Member[] = [];
  for (const name in value) {
    const each = value[name];
    if (each === undefined || (each === null && !hasNulls)) continue;
    const property = properties?.[name];
    members.push({ element: `f:${name}`, value: each, schema: property ?? entry, declared: property !== undefined });
  }
  return members;
};

const NOTHING_KNOWN: Schema = {};

/** What is in a struct although nobody set it, by the names of fields. */
export const unsetFields = (schema: Schema | undefined): ReadonlyMap<string, unknown> =>
  zerosOfSchema(schema === undefined ? NOTHING_KNOWN : resolved(schema));

/**
 * All members of a value as Go writes it, with those that nobody set: `null` has none, and a struct all of its fields that are not
 * left out.
 */
export const writtenMembers = (value: unknown, schema: Schema | undefined): readonly Member[] | undefined => {
  if (value === null) return [];
  const members = membersOf(value, schema);
  if (members === undefined || schema === undefined || !isJsonObject(value)) return members;
  const unset = [...unsetFields(schema)].filter(([name]) => value[name] === undefined || value[name] === null);
  if (unset.length === 0) return members;
  const { properties = {} } = resolved(schema);
  return [
    ...members,
    ...unset.map(([name, zero]) => ({ element: `f:${name}`, value: zero, schema: properties[name], declared: true })),
  ];
};

/** The keys that tell list items apart; none: their value does. */
const listKeys = (schema: Schema | undefined): readonly string[] | undefined => {
  const type = schema?.['x-kubernetes-list-type'];
  if (type === 'map') return schema?.['x-kubernetes-list-map-keys'] ?? [];
  if (type === 'set') return [];
  if (type === 'atomic' || schema?.['x-kubernetes-patch-strategy']?.split(',').includes('merge') !== true)
    return undefined;
  const key = schema['x-kubernetes-patch-merge-key'];
  return key === undefined ? [] : [key];
};

const isAtomicMap = (schema: Schema | undefined): boolean => {
  if (schema === undefined) return false;
  const target = resolved(schema);
  if (schema['x-kubernetes-map-type'] === 'atomic' || target['x-kubernetes-map-type'] === 'atomic') return true;
  return (
    target.properties === undefined &&
    target.additionalProperties === undefined &&
    target['x-kubernetes-preserve-unknown-fields'] !== true
  );
};

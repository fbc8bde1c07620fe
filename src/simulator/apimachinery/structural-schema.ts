import { isJsonObject } from '../../image/json-object.ts';
import { copyOf } from './copy-of.ts';
import type { Schema } from './openapi-schema.ts';

/** What every object has, and an embedded one, too; it is never pruned. */
const objectFields: readonly string[] = ['apiVersion', 'kind', 'metadata'];

/**
 * A copy of a value without the fields that a structural schema does not have.
 *
 * @param unknown gets the path of each such field: `spec.items[0].colour`
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 */
export const prune = (value: unknown, schema: Schema, unknown: string[], path = ''): unknown => {
  const items = schema.items;
  if (Array.isArray(value))
    return items === undefined ? value : value.map((each, index) => prune(each, items, unknown, `${path}[${index}]`));
  if (!isJsonObject(value)) return value;
  const result: Record<string, unknown> = {};
  const isResource = path === '' || schema['x-kubernetes-embedded-resource'] === true;
  for (const [name, each] of Object.entries(value)) {
    const own = memberSchema(schema, name);
    const inner = path === '' ? name : `${path}.${name}`;
    if (isResource && objectFields.includes(name)) result[name] = each;
    else if (each === null && own !== undefined && !own.nullable && own.default === undefined) continue;
    else if (own !== undefined) result[name] = prune(each, own, unknown, inner);
    else if (schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties === true)
      result[name] = each;
    else unknown.push(inner);
  }
  return result;
};

/**
 * A value with the defaults of its schema, which also take the place of nulls that it does not allow. What lacks nothing comes back as
 * it is.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export const withDefaults = <T>(value: T, schema: Schema): T => {
  if (Array.isArray(value)) return listWithDefaults(value, schema.items) as T;
  if (!isJsonObject(value)) return value;
  const changes = new Map<string, unknown>();
  for (const [name, each] of Object.entries(value)) {
    const own = memberSchema(schema, name);
    if (own === undefined) continue;
    const next = withDefaults(each, own);
    if (next !== each) changes.set(name, next);
  }
  for (const [name, own] of Object.entries(schema.properties ?? {})) {
    const isMissing = value[name] === undefined || (value[name] === null && !own.nullable);
    if (isMissing && own.default !== undefined) changes.set(name, withDefaults(copyOf(own.default), own));
  }
  if (changes.size === 0) return value;
  const result: Record<string, unknown> = { ...value, ...Object.fromEntries(changes) };
  for (const name of changes.keys()) if (result[name] === undefined) delete result[name];
  return result as T;
};

const listWithDefaults = (list: readonly unknown[], items: Schema | undefined): readonly unknown[] => {
  if (items === undefined) return list;
  const result = list.map((each) => withDefaults(each, items));
  return result.some((each, index) => each !== list[index]) ? result : list;
};

/** The schema of a member of an object: its field's, or that of all others. */
export const memberSchema = ({ properties, additionalProperties }: Schema, name: string): Schema | undefined =>
  (properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined) ??
  (typeof additionalProperties === 'object' ? additionalProperties : undefined);

/** Tells whether a schema, or one within it, is as said; each schema is looked through once. */
export const schemaHas = (isSought: (schema: Schema) => boolean): ((schema: Schema) => boolean) => {
  const found = new WeakMap<Schema, boolean>();
  const has = (schema: Schema): boolean => {
    let known = found.get(schema);
    if (known === undefined) {
      const { properties = {}, items, additionalProperties } = schema;
      const within = [...Object.values(properties), items, additionalProperties];
      known = isSought(schema) || within.some((each) => typeof each === 'object' && has(each));
      found.set(schema, known);
    }
    return known;
  };
  return has;
};

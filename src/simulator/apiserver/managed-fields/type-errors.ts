import { isJsonObject } from '../../../image/json-object.ts';
import type { Schema } from '../facts/load-facts.ts';
import { fieldSchema, isOpen, referredName, resolved } from '../schema/schemas.ts';
import { pathText } from './field-set.ts';
import { elementOf, itemSchema } from './structure.ts';

/**
 * What keeps a configuration from being of the type that a schema describes, in the words of the real server: unknown
 * fields, values of another type, list items that cannot be told apart.
 *
 * @see https://github.com/kubernetes-sigs/structured-merge-diff/blob/v4.4.2/typed/validate.go
 */
export const typeErrors = (value: unknown, schema: Schema | undefined, path = ''): string[] => {
  if (value === null || value === undefined || schema === undefined) return [];
  const target = resolved(schema);
  if (target.oneOf !== undefined || target['x-kubernetes-int-or-string'] || referredName(schema)?.endsWith('.Quantity'))
    return typeof value === 'object' ? [`${path}: expected any scalar, got ${goValue(value)}`] : [];
  if (target.type === 'array') return listErrors(value, schema, path);
  if (target.type === 'object' || target.properties !== undefined) return mapErrors(value, schema, target, path);
  return scalarErrors(value, target, path);
};

const scalarErrors = (value: unknown, { type }: Schema, path: string): string[] => {
  if (type === 'string' && typeof value !== 'string')
    return [`${path}: expected string, got &value.valueUnstructured{Value:${JSON.stringify(value)}}`];
  if ((type === 'integer' || type === 'number') && typeof value !== 'number' && typeof value !== 'bigint')
    return [`${path}: expected numeric (int or float), got ${goType(value)}`];
  if (type === 'boolean' && typeof value !== 'boolean') return [`${path}: expected boolean, got ${goValue(value)}`];
  return [];
};

const mapErrors = (value: unknown, schema: Schema, target: Schema, path: string): string[] => {
  if (!isJsonObject(value)) return [`${path}: expected map, got ${goValue(value)}`];
  return Object.entries(value).flatMap(([name, each]) => {
    const own = fieldSchema(schema, name);
    if (own !== undefined) return typeErrors(each, own, `${path}.${name}`);
    return isOpen(target) ? [] : [`${path}.${name}: field not declared in schema`];
  });
};

const listErrors = (value: unknown, schema: Schema, path: string): string[] => {
  if (!Array.isArray(value)) return [`${path}: expected list, got ${goValue(value)}`];
  const element = elementOf(schema);
  const seen = new Set<string>();
  const errors: string[] = [];
  for (const [index, item] of value.entries()) {
    const unfit = element && unfitItem(item, schema['x-kubernetes-list-type'] === 'set');
    // What cannot be told apart from others ends the list.
    if (unfit !== undefined) return [...errors, `${path}: element ${index}: ${unfit}`];
    const key = element === undefined ? `[${index}]` : pathText(element(item));
    if (element !== undefined && seen.has(key)) errors.push(`${path}: duplicate entries for key ${key}`);
    seen.add(key);
    errors.push(...typeErrors(item, itemSchema(schema), `${path}${key}`));
  }
  return errors;
};

/** Why an item can be none of a set, or of a list with keys. */
const unfitItem = (item: unknown, isSet: boolean): string | undefined => {
  if (isSet) {
    if (item === null) return "associative list without keys has an element that's an explicit null";
    if (Array.isArray(item)) return 'not supported: associative list with lists as elements';
    return isJsonObject(item) ? "associative list without keys has an element that's a map type" : undefined;
  }
  if (item === null) return 'associative list with keys may not have a null element';
  return isJsonObject(item) ? undefined : 'associative list with keys may not have non-map elements';
};

/** As Go prints a value that is behind a pointer. */
const goValue = (value: unknown): string => `&{${goText(value)}}`;

const goText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (!isJsonObject(value)) return String(value);
  return `map[${Object.keys(value)
    .sort()
    .map((name) => `${name}:${goText(value[name])}`)
    .join(' ')}]`;
};

const goType = (value: unknown): string => {
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  return typeof value === 'boolean' ? 'bool' : 'string';
};

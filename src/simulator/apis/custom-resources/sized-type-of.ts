import type { Schema } from '../../apimachinery/openapi-schema.ts';
import type { SizedType } from '../cel/sized-type.ts';
import { escapedName } from './rule-value.ts';

/** No request is longer, and so no value. */
export const LONGEST_REQUEST = 3 * 1024 * 1024;

/** A character may take so many bytes. */
const BYTES_A_CHARACTER = 4;

const longestText: SizedType = { kind: 'string', most: LONGEST_REQUEST - 2, least: 2 };
const metadata: SizedType = {
  kind: 'object',
  most: 0,
  least: 2,
  fields: { name: longestText, generateName: longestText },
};

/**
 * How large the values of a schema can be, by its bounds or by what fits into a request.
 *
 * @param isObject whether the value has a name and a kind of its own
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/cel/common/schemas.go
 */
export const sizedTypeOf = (schema: Schema, isObject = false): SizedType | undefined => {
  if (schema['x-kubernetes-int-or-string']) return { kind: 'dyn', most: LONGEST_REQUEST - 2, least: 1 };
  switch (schema.type) {
    case 'array':
      return listType(schema);
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? mapType(schema, schema.additionalProperties)
        : objectType(schema, isObject);
    case 'string':
      return textType(schema);
    case 'boolean':
      return { kind: 'bool', most: 0, least: 4 };
    case 'number':
      return { kind: 'double', most: 0, least: 1 };
    case 'integer':
      return { kind: 'int', most: 0, least: 1 };
    default:
      return undefined;
  }
};

const memberType = (schema: Schema): SizedType | undefined =>
  sizedTypeOf(schema, schema['x-kubernetes-embedded-resource']);

const listType = ({ items: item, maxItems }: Schema): SizedType | undefined => {
  const items = item && memberType(item);
  return items && { kind: 'list', most: bound(maxItems, items.least + 1), least: 2, items };
};

/** An entry has besides its value two quotes, a key, a colon and a comma. */
const mapType = ({ maxProperties }: Schema, values: Schema): SizedType | undefined => {
  const items = memberType(values);
  return items && { kind: 'map', most: bound(maxProperties, items.least + 6), least: 2, items };
};

const bound = (most: number | undefined, leastEach: number): number =>
  most === undefined ? Math.floor((LONGEST_REQUEST - 2) / leastEach) : Math.max(0, most);

const objectType = ({ properties = {}, required = [] }: Schema, isObject: boolean): SizedType => {
  const fields: Record<string, SizedType> = {};
  let least = 2;
  for (const [name, schema] of Object.entries(properties)) {
    const type = memberType(schema);
    if (type === undefined) continue;
    fields[escapedName(name)] = type;
    if (required.includes(name) && schema.default === undefined) least += name.length + type.least + 4;
  }
  if (isObject) Object.assign(fields, { apiVersion: longestText, kind: longestText, metadata });
  return { kind: 'object', most: 0, least, fields };
};

const textType = ({ format = '', maxLength, enum: values = [] }: Schema): SizedType => {
  const most = maxLength === undefined ? undefined : Math.max(0, maxLength);
  switch (format) {
    case 'byte':
      return { kind: 'bytes', most: most ?? LONGEST_REQUEST - 2, least: 2 };
    case 'duration':
      return { kind: 'duration', most: 32, least: 3 };
    case 'date':
      return { kind: 'timestamp', most: 12, least: 12 };
    case 'date-time':
      return { kind: 'timestamp', most: 32, least: 21 };
    default:
      if (most !== undefined) return { ...longestText, most: most * BYTES_A_CHARACTER };
      return values.length === 0 ? longestText : { ...longestText, most: longestOf(values) };
  }
};

const longestOf = (values: readonly unknown[]): number =>
  Math.max(...values.map((value) => (typeof value === 'string' ? Buffer.byteLength(value) : 0)));

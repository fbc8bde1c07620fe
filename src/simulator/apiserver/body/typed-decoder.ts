import type { StatusError } from '../../apimachinery/status-error.ts';
import type { Schema } from '../facts/load-facts.ts';
import { goStruct, isLeftOut } from '../schema/go-struct.ts';
import { goTypeName } from '../schema/go-type.ts';
import { isOpen, referredName, resolved } from '../schema/schemas.ts';
import { timeError } from './go-time.ts';

/** Reads values as the Go types that a schema describes. */
export interface TypedDecoder {
  /** The paths of fields that the schema does not have. */
  readonly unknown: string[];
  /** `name` is the schema's name, which refusals call the struct. */
  decode(value: unknown, schema: Schema, name?: string): unknown;
}

/** Where a value stands: `path` for findings (`spec.tags[0].x`), `field` as Go's refusals write it (no indexes). */
interface Place {
  readonly path: string;
  readonly field: string;
  readonly struct: string;
  /** The Go type, where it has a name of its own. */
  readonly type?: string | undefined;
  /** The name of the schema of the whole. */
  readonly schema?: string;
}

const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

/** `refuse` makes the error of a value that does not fit its type. */
export const createDecoder = (refuse: (text: string) => StatusError): TypedDecoder => {
  const unknown: string[] = [];

  const decode = (value: unknown, schema: Schema, place: Place): unknown => {
    const target = resolved(schema);
    if (target.oneOf !== undefined || target['x-kubernetes-int-or-string'] === true)
      return scalarOrRefuse(value, schema, place);
    if (target.type === 'object' || target.properties !== undefined) return object(value, target, schema, place);
    if (target.type === 'array') return list(value, target, place);
    if (target.type === undefined) return value;
    const fits = typeof value === goJsonType(target.type) && (target.type !== 'integer' || Number.isInteger(value));
    if (!fits || overflows(value, target)) throw mismatch(value, schema, place);
    if (target.format === 'byte') checkBase64(value as string);
    if (target.format === 'date-time') checkTime(value as string);
    return value;
  };

  const object = (value: unknown, target: Schema, schema: Schema, place: Place): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(value, schema, place);
    if (isOpen(target) && target.properties === undefined) return value;
    const name = referredName(schema) ?? (place.path === '' ? place.schema : undefined);
    const struct = name?.split('.').at(-1) ?? place.struct;
    const go = goStruct(name);
    const result: Record<string, unknown> = {};
    for (const key in value) {
      const each = (value as Record<string, unknown>)[key];
      const property = target.properties?.[key];
      if (each === undefined || (each === null && property !== undefined)) continue;
      const own =
        property ?? (typeof target.additionalProperties === 'object' ? target.additionalProperties : undefined);
      const path = place.path === '' ? key : `${place.path}.${key}`;
      if (own === undefined) {
        if (isOpen(target)) result[key] = each;
        else unknown.push(path);
        continue;
      }
      if (property === undefined)
        result[key] =
          each === null
            ? zeroOf(own)
            : decode(each, own, { ...place, path, type: place.type?.replace(/^map\[string\]/, '') });
      else {
        const field = place.field === '' ? key : `${place.field}.${key}`;
        const decoded = decode(each, own, { path, field, struct, type: go?.types.get(key) });
        if (go === undefined || !isLeftOut(go, target, key, property, decoded)) result[key] = decoded;
      }
    }
    return result;
  };

  const list = (value: unknown, target: Schema, place: Place): unknown => {
    if (!Array.isArray(value)) throw mismatch(value, target, place);
    const { items } = target;
    if (items === undefined) return value;
    const type = place.type?.startsWith('[]') ? place.type.slice(2) : undefined;
    return value.map((each, index) =>
      each === null ? zeroOf(items) : decode(each, items, { ...place, type, path: `${place.path}[${index}]` }),
    );
  };

  const scalarOrRefuse = (value: unknown, schema: Schema, place: Place): unknown => {
    if (typeof value !== 'string' && typeof value !== 'number') throw mismatch(value, schema, place);
    if (referredName(schema)?.endsWith('.IntOrString') === true && overflows(value, INT32))
      throw mismatch(value, INT32, place);
    if (referredName(schema)?.endsWith('.Quantity') !== true) return value;
    if (QUANTITY.test(String(value))) return String(value);
    throw refuse(`quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`);
  };

  const checkTime = (value: string): void => {
    const problem = timeError(value);
    if (problem !== undefined) throw refuse(problem);
  };

  const checkBase64 = (value: string): void => {
    const text = value.replaceAll(/[\r\n]/g, '');
    const wrong = text.search(/[^A-Za-z0-9+/=]/);
    if (wrong >= 0 || text.length % 4 !== 0)
      throw refuse(`illegal base64 data at input byte ${wrong < 0 ? text.length - (text.length % 4) : wrong}`);
  };

  const mismatch = (value: unknown, schema: Schema, { struct, field, type }: Place): StatusError =>
    refuse(
      `json: cannot unmarshal ${jsonTypeName(value, schema)} into Go struct field ${struct}.${field} of type ${type ?? goTypeName(schema)}`,
    );

  return {
    unknown,
    decode: (value, schema, name = '') =>
      decode(value, schema, { path: '', field: '', struct: name.split('.').at(-1) ?? '', schema: name }),
  };
};

const INT32: Schema = { type: 'integer', format: 'int32' };

const overflows = (value: unknown, { type, format }: Schema): boolean =>
  type === 'integer' && format === 'int32' && typeof value === 'number' && (value | 0) !== value;

/** What Go makes of a null in a list. */
const zeroOf = (schema: Schema): unknown => {
  const { type } = resolved(schema);
  return type === 'string'
    ? ''
    : type === 'integer' || type === 'number'
      ? 0
      : type === 'boolean'
        ? false
        : type === 'object'
          ? {}
          : null;
};

const goJsonType = (type: string): string => (type === 'integer' ? 'number' : type);

const jsonTypeName = (value: unknown, schema: Schema): string => {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number' && resolved(schema).type === 'integer') return `number ${value}`;
  return typeof value;
};

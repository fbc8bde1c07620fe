import { isJsonObject } from '../../../image/json-object.ts';
import type { Schema } from '../facts/load-facts.ts';
import { goStruct, isLeftOut } from '../schema/go-struct.ts';
import { isOpen, referredName, resolved } from '../schema/schemas.ts';
import type { GoPlace, Reading } from './reading.ts';
import { scalarDecoder } from './scalar-decoder.ts';

/** Reads a value as the Go type that a schema describes. @throws StatusError for a value that does not fit */
export type Decode = (value: unknown, reading: Reading) => unknown;

/** One field of a struct. */
interface Field {
  readonly decode: Decode;
  /** Whether Go leaves the field out when it has this value. */
  isLeftOut(value: unknown): boolean;
}

const compiled = new WeakMap<Schema, Decode>();

/** How bodies of a schema are read, worked out once, since every write goes through it. `name` is that of the schema, if it has one. */
export const typedDecoder = (schema: Schema, name = ''): Decode => {
  let decode = compiled.get(schema);
  if (decode === undefined) compiled.set(schema, (decode = compile({ schema, struct: lastWord(name) }, name)));
  return decode;
};

const compile = (place: GoPlace, name = referredName(place.schema)): Decode => {
  const target = resolved(place.schema);
  if (target.oneOf === undefined && target['x-kubernetes-int-or-string'] !== true) {
    if (target.type === 'object' || target.properties !== undefined) return objectDecoder(place, target, name);
    if (target.type === 'array') return listDecoder({ ...place, schema: target }, target.items);
  }
  return scalarDecoder(place, target);
};

const objectDecoder = (place: GoPlace, target: Schema, name: string | undefined): Decode => {
  const keepsAll = isOpen(target);
  if (keepsAll && target.properties === undefined)
    return (value, reading) => {
      if (!isJsonObject(value)) throw reading.mismatch(value, place);
      return value;
    };
  const fieldOf = fieldsOf(target, name, place.struct);
  const entry = entryDecoder(place, target);
  return (value, reading) => {
    if (!isJsonObject(value)) throw reading.mismatch(value, place);
    const result: Record<string, unknown> = {};
    for (const key in value) {
      const each = value[key];
      const field = fieldOf(key);
      if (field === undefined) {
        if (each === undefined) continue;
        if (entry !== undefined) result[key] = entry(key, each, reading);
        else if (keepsAll) result[key] = each;
        else reading.findUnknown(key);
      } else if (each !== undefined && each !== null) {
        reading.enterField(key);
        const decoded = field.decode(each, reading);
        reading.leaveField();
        if (!field.isLeftOut(decoded)) result[key] = decoded;
      }
    }
    return result;
  };
};

/** Structs by the names of their schemas. */
const structs = new Map<string, (key: string) => Field | undefined>();

/** The declared fields of an object; each is compiled when it is first met, since structs may contain themselves. */
const fieldsOf = (target: Schema, name: string | undefined, owner: string): ((key: string) => Field | undefined) => {
  const known = name === undefined ? undefined : structs.get(name);
  if (known !== undefined) return known;
  const fields = new Map<string, Field>();
  const { properties = {} } = target;
  const struct = name === undefined ? owner : lastWord(name);
  const go = goStruct(name);
  const fieldOf = (key: string): Field | undefined => {
    const field = fields.get(key);
    if (field !== undefined || !Object.hasOwn(properties, key)) return field;
    const property = properties[key] as Schema;
    const added: Field = {
      decode: compile({ schema: property, struct, type: go?.types.get(key) }),
      isLeftOut: go === undefined ? never : (value) => isLeftOut(go, target, key, property, value),
    };
    fields.set(key, added);
    return added;
  };
  if (name !== undefined && name !== '') structs.set(name, fieldOf);
  return fieldOf;
};

/** Reads the entries of a map; `undefined` where the schema declares none. */
const entryDecoder = (
  { struct, type }: GoPlace,
  { additionalProperties }: Schema,
): ((key: string, value: unknown, reading: Reading) => unknown) | undefined => {
  if (typeof additionalProperties !== 'object') return undefined;
  const decode = compile({ schema: additionalProperties, struct, type: type?.replace(/^map\[string\]/, '') });
  return (key, value, reading) => {
    if (value === null) return zeroOf(additionalProperties);
    reading.enterMember(key);
    const decoded = decode(value, reading);
    reading.leaveMember();
    return decoded;
  };
};

const listDecoder = (place: GoPlace, items: Schema | undefined): Decode => {
  const type = place.type?.startsWith('[]') ? place.type.slice(2) : undefined;
  const decode = items && compile({ schema: items, struct: place.struct, type });
  return (value, reading) => {
    if (!Array.isArray(value)) throw reading.mismatch(value, place);
    if (items === undefined || decode === undefined) return value;
    return value.map((each, index) => {
      if (each === null) return zeroOf(items);
      reading.enterMember(index);
      const decoded = decode(each, reading);
      reading.leaveMember();
      return decoded;
    });
  };
};

/** What Go makes of a null in a list or map. */
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

const never = (): boolean => false;

const lastWord = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

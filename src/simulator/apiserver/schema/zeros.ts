import { facts, type Schema } from '../facts/load-facts.ts';
import { goStruct } from './go-struct.ts';
import { referredName } from './schemas.ts';

const known = new Map<string, ReadonlyMap<string, unknown>>();

/**
 * The fields that Go writes of a struct even when nobody set them, with what it writes: structs that are no pointers, zeros and
 * nulls of fields without `omitempty`. None of schemas that no struct stands behind.
 */
export const zerosOf = (name: string): ReadonlyMap<string, unknown> => {
  let zeros = known.get(name);
  if (zeros === undefined) known.set(name, (zeros = collected(name)));
  return zeros;
};

const collected = (name: string): ReadonlyMap<string, unknown> => {
  const struct = goStruct(name);
  const { properties = {}, required = [] } = facts('openapi-schemas')[name] ?? {};
  const zeros = new Map<string, unknown>();
  if (struct === undefined) return zeros;
  for (const [field, property] of Object.entries(properties)) {
    const isWritten = required.includes(field) || struct.nulls.has(field);
    const isOptional = struct.pointers.has(field) || struct.omitted.has(field);
    const zero = struct.nulls.has(field) ? null : zeroOf(property, isOptional, isWritten);
    if (zero !== undefined) zeros.set(field, zero);
  }
  return zeros;
};

let names: ReadonlyMap<Schema, string> | undefined;

/** Those of the struct that a schema describes, which nothing refers to by its name. */
export const zerosOfSchema = (schema: Schema): ReadonlyMap<string, unknown> => {
  names ??= new Map(Object.entries(facts('openapi-schemas')).map(([name, each]) => [each, name]));
  const name = names.get(schema);
  return name === undefined ? NONE : zerosOf(name);
};

const NONE: ReadonlyMap<string, unknown> = new Map();

/** What Go writes of a field that nobody set; `undefined`: nothing. */
const zeroOf = (property: Schema, isOptional: boolean, isWritten: boolean): unknown => {
  if (isOptional) return undefined;
  const { default: preset } = property;
  if (preset === '' || preset === 0 || preset === false) return preset;
  const name = referredName(property);
  if (name !== undefined) {
    const special = Object.entries(SPECIAL).find(([suffix]) => name.endsWith(suffix));
    if (special !== undefined) return special[1];
    if (isEmptyStruct(preset)) return {};
  }
  return isWritten && (property.type === 'array' || property.type === 'object') ? null : undefined;
};

/** Structs that Go writes in a form of their own. */
const SPECIAL: Readonly<Record<string, unknown>> = {
  '.Time': null,
  '.MicroTime': null,
  '.RawExtension': null,
  '.IntOrString': 0,
  '.Quantity': '0',
};

/** A struct that nobody set, whose own fields are then written. */
export const isEmptyStruct = (preset: unknown): boolean =>
  typeof preset === 'object' && preset !== null && Object.keys(preset).length === 0;

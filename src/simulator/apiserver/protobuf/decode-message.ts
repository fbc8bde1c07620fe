import { facts } from '../facts/load-facts.ts';
import { goStruct } from '../schema/go-struct.ts';
import { type MessageField, messageFields, schemaOfMessage } from './messages.ts';
import { Reader } from './reader.ts';
import { wellKnown } from './well-known.ts';

/**
 * A message in the form that JSON gives it. Go writes every field of a struct that is not a pointer, so empty strings,
 * zeros and false are left out here where JSON leaves them out; a map or list that is absent stays absent.
 *
 * @throws RangeError when the bytes end too early
 */
export const decodeMessage = (bytes: Uint8Array, message: string): unknown => {
  const fields = readFields(new Reader(bytes), message, keptOf(message));
  return wellKnown[message] === undefined ? fields : wellKnown[message].toJson(fields);
};

/** `keeps` are those fields of the struct as JSON knows it that may be zero: with the fields of the structs that it embeds. */
const readFields = (reader: Reader, message: string, keeps: ReadonlySet<string>): Record<string, unknown> => {
  const known = messageFields(message);
  const keepsZero = wellKnown[message] !== undefined;
  const result: Record<string, unknown> = {};
  while (!reader.done) {
    const tag = reader.varint();
    const field = known.find(({ number }) => number === tag >>> 3);
    if (field === undefined) reader.skip(tag & 7);
    else if (field.inline)
      Object.assign(
        result,
        readFields(new Reader(reader.bytes()), field.type, new Set([...keeps, ...keptOf(field.type)])),
      );
    else if (field.mapValue !== undefined) addEntry(result, field, reader.bytes());
    else if (field.repeated) addItems(result, field, reader, tag & 7);
    else {
      const value = readValue(field.type, reader);
      const isKept = keeps.has(field.name) || wellKnown[field.type]?.pointer === true;
      if (keepsZero || !isZero(value) || (value !== null && isKept)) result[field.name] = value;
    }
  }
  return result;
};

const NONE: ReadonlySet<string> = new Set();

const kept = new Map<string, ReadonlySet<string>>();

/** The fields of a struct that are there although they are zero: pointers, and those that JSON always has. */
const keptOf = (message: string): ReadonlySet<string> => {
  const known = kept.get(message);
  if (known !== undefined) return known;
  const schema = schemaOfMessage(message);
  const pointers = goStruct(schema)?.pointers ?? NONE;
  const fields = new Set([...pointers, ...(facts('openapi-schemas')[schema]?.required ?? [])]);
  kept.set(message, fields);
  return fields;
};

const readValue = (type: string, reader: Reader): unknown => {
  switch (type) {
    case 'string':
      return Buffer.from(reader.bytes()).toString();
    case 'bytes':
      return Buffer.from(reader.bytes()).toString('base64');
    case 'bool':
      return reader.varint() !== 0;
    case 'int32':
    case 'uint32':
      return reader.varint() | 0;
    case 'int64':
    case 'uint64':
      return reader.long();
    case 'double':
      return reader.double();
    default:
      return decodeMessage(reader.bytes(), type);
  }
};

const addEntry = (result: Record<string, unknown>, { name, mapValue = '' }: MessageField, bytes: Uint8Array): void => {
  const entry = new Reader(bytes);
  let key = '';
  let value: unknown = mapValue === 'string' || mapValue === 'bytes' ? '' : undefined;
  while (!entry.done) {
    const tag = entry.varint();
    if (tag >>> 3 === 1) key = Buffer.from(entry.bytes()).toString();
    else if (tag >>> 3 === 2) value = readValue(mapValue, entry);
    else entry.skip(tag & 7);
  }
  const map = (result[name] ??= {}) as Record<string, unknown>;
  map[key] = value;
};

/** Numbers may come one by one or packed together. */
const addItems = (
  result: Record<string, unknown>,
  { name, type }: MessageField,
  reader: Reader,
  wireType: number,
): void => {
  const list = (result[name] ??= []) as unknown[];
  if (wireType !== 2 || !/^(bool|u?int(32|64))$/.test(type)) {
    list.push(readValue(type, reader));
    return;
  }
  const packed = new Reader(reader.bytes());
  while (!packed.done) list.push(readValue(type, packed));
};

const isZero = (value: unknown): boolean => value === '' || value === 0 || value === false || value === null;

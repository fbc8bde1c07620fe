import { entriesInOrder } from '../../../image/key-order.ts';
import { goQuantity } from './go-quantity.ts';
import { goFields, goMapValue } from './go-types.ts';

/**
 * A value of the API as Go prints it with its types, for hashes are made of that text: `(v1.LocalObjectReference){Name:(string)x}`.
 * Lists and maps that hold nothing are absent, as after a way through protobuf.
 *
 * @param type as Go names it, of those that a pod template has in it
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/dump#ForHash
 */
export const goText = (type: string, value: unknown): string => `(${type})${bareText(type, value)}`;

/** Items of lists and values of maps stand without their types, and so does what a pointer leads to. */
const bareText = (type: string, value: unknown): string => {
  if (type.startsWith('*')) return isAbsent(value) ? NIL : bareText(type.slice(1), value);
  if (type.startsWith('[]')) return listText(type.slice(2), value);
  const own = special[type];
  if (own !== undefined) return own(value);
  const mapValue = goMapValue(type);
  if (mapValue !== undefined) return mapText(mapValue, value);
  const fields = goFields(type);
  if (fields === undefined) return String(isAbsent(value) ? (zeros[type] ?? '') : value);
  const members = (value ?? {}) as Readonly<Record<string, unknown>>;
  const texts = fields.map(({ name, jsonName, type: fieldType }) => {
    const member = jsonName === undefined ? members : members[jsonName];
    return `${name}:${goText(fieldType, member)}`;
  });
  return `{${texts.join(' ')}}`;
};

const NIL = '<nil>';

/** What stands for values of basic types that are absent; for texts it is nothing. */
const zeros: Readonly<Record<string, string>> = { bool: 'false', int32: '0', int64: '0' };

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const listText = (type: string, value: unknown): string => {
  const items = (value ?? []) as readonly unknown[];
  return items.length === 0 ? NIL : `[${items.map((item) => bareText(type, item)).join(' ')}]`;
};

const mapText = (type: string, value: unknown): string => {
  const entries = entriesInOrder((value ?? {}) as Readonly<Record<string, unknown>>);
  return entries.length === 0
    ? NIL
    : `map[${entries.map(([key, item]) => `${key}:${bareText(type, item)}`).join(' ')}]`;
};

/** Seconds from the first year, from which Go counts, to 1970. */
const TO_EPOCH = 62_135_596_800;

/** A moment in a template is the zero one, unless its author has given another. */
const timeText = (value: unknown): string => {
  const seconds = isAbsent(value) ? 0 : Math.floor(Date.parse(String(value)) / 1000) + TO_EPOCH;
  return `{Time:(time.Time){wall:(uint64)0 ext:(int64)${seconds} loc:(*time.Location)${NIL}}}`;
};

const intOrStringText = (value: unknown): string => {
  const isText = typeof value === 'string';
  return `{Type:(intstr.Type)${isText ? 1 : 0} IntVal:(int32)${isText ? 0 : (value ?? 0)} StrVal:(string)${isText ? value : ''}}`;
};

/** Types that JSON writes in another way than their fields. */
const special: Readonly<Record<string, (value: unknown) => string>> = {
  'v1.Time': timeText,
  'v1.FieldsV1': () => `{Raw:([]uint8)${NIL}}`,
  'intstr.IntOrString': intOrStringText,
  'resource.Quantity': (value) => goQuantity(String(value ?? 0)),
};

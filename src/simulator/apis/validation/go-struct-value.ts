import { readFileSync } from 'node:fs';
import { goIntOrString, goQuantity } from '../../apimachinery/go-value.ts';

/**
 * A value of a type of the real programs as Go's `%#v` prints it, which is how messages show a field that is no plain text. The
 * fields of the type stand in the order in which it has them, with the names that it has inside the server. What a field points to
 * is an address, which means nothing to anybody; here it is always the same.
 *
 * @param type such as `core.Toleration`, `[]core.PodCondition` or `map[string]string`
 */
export const goStructValue = (type: string, value: unknown): string => {
  const missing = value === undefined || value === null;
  if (type.startsWith('*')) return goPointee(type, value);
  if (type === '[]byte') return missing ? '[]byte(nil)' : goBytes(String(value));
  const kind = underlying(type);
  if (kind.startsWith('[]'))
    return missing
      ? `${type}(nil)`
      : `${type}{${(value as unknown[]).map((each) => goStructValue(kind.slice(2), each)).join(', ')}}`;
  if (kind.startsWith('map[')) return missing ? `${type}(nil)` : goEntries(type, kind, value as object);
  return goPlain(kind, value) ?? goFields(type, value);
};

/** `Name:json:type`, separated by spaces, of structs; the type behind it, after `=`, of names for another type. */
type Types = Readonly<Record<string, string>>;

let types: Types | undefined;

const goTypes = (): Types =>
  (types ??= JSON.parse(readFileSync(new URL('go-types.json', import.meta.url), 'utf8')) as Types);

const underlying = (type: string): string => {
  const known = goTypes()[type];
  return known?.startsWith('=') ? underlying(known.slice(1)) : type;
};

/** Times tell their value even behind a pointer. */
const goPointee = (type: string, value: unknown): string => {
  const target = type.slice(1);
  const isTime = TIMES.has(target);
  if (value === undefined || value === null) return isTime ? '<nil>' : `(${type})(nil)`;
  return isTime ? goTime(value) : `(${type})(0xc000012345)`;
};

const goBytes = (base64: string): string =>
  `[]byte{${[...Buffer.from(base64, 'base64')].map((byte) => `0x${byte.toString(16)}`).join(', ')}}`;

const goEntries = (type: string, kind: string, value: object): string => {
  const of = kind.slice(kind.indexOf(']') + 1);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `${type}{${entries.map(([key, each]) => `${JSON.stringify(key)}:${goStructValue(of, each)}`).join(', ')}}`;
};

const goPlain = (kind: string, value: unknown): string | undefined => {
  if (kind === 'string' || kind === 'types.UID') return JSON.stringify(value ?? '');
  if (kind === 'bool') return String(value ?? false);
  if (/^u?int\d*$|^float/.test(kind)) return String(value ?? 0);
  if (kind === 'resource.Quantity') return goQuantity(String(value ?? '0'));
  if (kind === 'intstr.IntOrString') return goIntOrString((value ?? 0) as number | string);
  return TIMES.has(kind) ? goTime(value) : undefined;
};

const TIMES = new Set(['v1.Time', 'v1.MicroTime']);

const ZERO = '0001-01-01T00:00:00Z';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A time as Go's `%#v` prints it; the first moment of all where there is none. */
export const goTime = (value: unknown): string => {
  if (!value || value === ZERO) return 'time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)';
  const time = new Date(String(value));
  const clock = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds(), time.getUTCMilliseconds() * 1_000_000];
  return `time.Date(${time.getUTCFullYear()}, time.${MONTHS[time.getUTCMonth()]}, ${time.getUTCDate()}, ${clock.join(', ')}, time.Local)`;
};

const goFields = (type: string, value: unknown): string => {
  const owner = (value ?? {}) as Record<string, unknown>;
  const fields = (goTypes()[type] ?? '').split(' ').filter(Boolean);
  return `${type}{${fields.map((field) => goField(field, owner)).join(', ')}}`;
};

/** Fields of a struct within have no name of their own in JSON. */
const goField = (field: string, owner: Record<string, unknown>): string => {
  const [name = '', json = '', type = ''] = field.split(/:([^:]*):/);
  const key = json === '.' ? name.charAt(0).toLowerCase() + name.slice(1) : json;
  return `${name}:${goStructValue(type, key === '' ? owner : owner[key])}`;
};

/** The same of a JSON value that has the type behind a pointer: messages show what it points to, and `"null"` for nothing. */
export const goTarget = (type: string, value: unknown): string =>
  value === undefined || value === null ? '"null"' : goStructValue(type, value);

import { isJsonObject } from '../../../image/json-object.ts';
import { illegalBase64At } from '../../../resources/values/illegal-base64.ts';
import { formatText } from './format-text.ts';
import { isTrue, printed, type TemplateValue, typeName } from './values.ts';

/** A function that templates may call. It throws an `Error` with Go's text. */
type TemplateFunction = (...values: TemplateValue[]) => TemplateValue;

/** Go's functions and those of kubectl: `exists` and `base64decode`. `and` and `or` are evaluated by the caller. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['and', (...values) => values.find((value) => !isTrue(value)) ?? values.at(-1)],
  ['or', (...values) => values.find(isTrue) ?? values.at(-1)],
  ['not', (value) => !isTrue(value)],
  ['len', (value) => lengthOf(value)],
  ['index', (value, ...keys) => keys.reduce<TemplateValue>(itemAt, value)],
  ['slice', (value, from = 0n, to) => sliceOf(value, from, to)],
  ['print', (...values) => printAll(values)],
  ['println', (...values) => `${values.map(printed).join(' ')}\n`],
  ['printf', (format, ...values) => formatText(String(format), values)],
  ['html', (...values) => escapeWith(htmlEscapes, shownAll(values))],
  ['js', (...values) => escapeWith(scriptEscapes, shownAll(values))],
  ['urlquery', (...values) => queryEscaped(shownAll(values))],
  ['eq', (first, ...others) => others.some((other) => same(first, other))],
  ['ne', (a, b) => !same(a, b)],
  ['lt', (a, b) => compare(a, b) < 0],
  ['le', (a, b) => compare(a, b) <= 0],
  ['gt', (a, b) => compare(a, b) > 0],
  ['ge', (a, b) => compare(a, b) >= 0],
  ['exists', (value, ...keys) => exists(value, keys)],
  ['base64decode', (text) => base64Decoded(text)],
]);

const lengthOf = (value: TemplateValue): bigint => {
  if (typeof value === 'string') return BigInt(Buffer.byteLength(value));
  if (Array.isArray(value)) return BigInt(value.length);
  if (isJsonObject(value)) return BigInt(Object.keys(value).length);
  throw new Error(
    value === undefined || value === null
      ? 'reflect: call of reflect.Value.Type on zero Value'
      : `len of type ${typeName(value)}`,
  );
};

const itemAt = (value: TemplateValue, key: TemplateValue): TemplateValue => {
  if (value === undefined || value === null) throw new Error('index of untyped nil');
  if (Array.isArray(value)) {
    if (typeof key !== 'bigint') throw new Error(`cannot index slice/array with type ${typeName(key)}`);
    if (key < 0n || key >= BigInt(value.length)) throw new Error(`index out of range: ${key}`);
    return value[Number(key)];
  }
  if (!isJsonObject(value)) throw new Error(`can't index item of type ${typeName(value)}`);
  if (typeof key !== 'string') throw new Error(`value has type ${typeName(key)}; should be string`);
  return value[key];
};

const sliceOf = (value: TemplateValue, from: TemplateValue, to: TemplateValue): TemplateValue => {
  if (typeof value !== 'string' && !Array.isArray(value))
    throw new Error(`can't slice item of type ${typeName(value)}`);
  const end = to === undefined ? value.length : Number(to);
  for (const place of [Number(from), end])
    if (place < 0 || place > value.length) throw new Error(`index out of range: ${place}`);
  return value.slice(Number(from), end);
};

/** Values with a space between two that are no texts. */
const printAll = (values: readonly TemplateValue[]): string =>
  values
    .map((value, index) => {
      const spaced = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
      return `${spaced ? ' ' : ''}${printed(value)}`;
    })
    .join('');

/** The same, for those who escape it: what is missing has words of its own there. */
const shownAll = (values: readonly TemplateValue[]): string => printAll(values.map((value) => value ?? '<no value>'));

/** Go compares values of the same kind only; what is missing equals nothing but what is missing. */
const same = (a: TemplateValue, b: TemplateValue): boolean => {
  const [missingA, missingB] = [a === undefined || a === null, b === undefined || b === null];
  if (missingA || missingB) return missingA && missingB;
  if (typeof a === 'object' || typeof b === 'object') throw new Error('non-comparable type');
  if (typeof a !== typeof b) throw new Error('incompatible types for comparison');
  return a === b;
};

const compare = (a: TemplateValue, b: TemplateValue): number => {
  const [one, other] = [a, b].map((value) => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
    throw new Error('invalid type for comparison');
  }) as [string, string];
  if (typeof one !== typeof other) throw new Error('incompatible types for comparison');
  return one < other ? -1 : one > other ? 1 : 0;
};

const exists = (value: TemplateValue, keys: readonly TemplateValue[]): boolean => {
  let found = value;
  for (const key of keys) {
    if (isJsonObject(found) && typeof key === 'string' && key in found) found = found[key];
    else if (Array.isArray(found) && typeof key === 'bigint' && key >= 0n && key < BigInt(found.length))
      found = found[Number(key)];
    else return false;
  }
  return true;
};

const queryEscaped = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

const base64Decoded = (value: TemplateValue): string => {
  if (typeof value !== 'string') throw new Error(`wrong type for value; expected string; got ${typeName(value)}`);
  const wrong = illegalBase64At(value);
  if (wrong !== undefined) throw new Error(`base64 decode failed: illegal base64 data at input byte ${wrong}`);
  return Buffer.from(value, 'base64').toString('utf8');
};

const escapeWith = (escapes: Readonly<Record<string, string>>, text: string): string =>
  text.replaceAll(/[\0"'&<>\\\n\r\t=]/g, (character) => escapes[character] ?? character);

const htmlEscapes = { '\0': '\uFFFD', '"': '&#34;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const scriptEscapes = {
  '"': '\\"',
  "'": "\\'",
  '&': '\\u0026',
  '<': '\\u003C',
  '>': '\\u003E',
  '\\': '\\\\',
  '=': '\\u003D',
  '\n': '\\u000A',
  '\r': '\\u000D',
  '\t': '\\u0009',
};

import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { durationNanos } from './duration-nanos.ts';

/** Makes a span of time for the language of rules. */
export type MakeDuration = (nanos: bigint) => unknown;

/**
 * A value as rules see it: whole numbers are integers where the schema says so, texts are what their format says, and names of
 * fields that are no identifiers are escaped.
 *
 * @param makeDuration absent where no schema names formats
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export const ruleValue = (value: unknown, schema: Schema, makeDuration?: MakeDuration): unknown => {
  if (value === null || value === undefined) return value;
  if (typeof value === 'number') return isWhole(value, schema) ? BigInt(value) : value;
  if (typeof value === 'string') return formatted(value, schema, makeDuration);
  if (Array.isArray(value)) return value.map((each) => ruleValue(each, schema.items ?? {}, makeDuration));
  if (typeof value !== 'object') return value;
  const { properties, additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : {};
  const fields: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    const own = properties?.[name];
    const seen = ruleValue(each, own ?? others, makeDuration);
    fields[own === undefined ? name : escapedName(name)] = seen;
    // A word of the language is a name, too, where only a name can stand.
    if (own !== undefined && KEYWORDS.has(name)) Object.defineProperty(fields, name, { value: seen });
  }
  return fields;
};

const formatted = (text: string, { format }: Schema, makeDuration: MakeDuration | undefined): unknown => {
  switch (format) {
    case 'date':
    case 'date-time':
      return new Date(text);
    case 'byte':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'duration':
      return makeDuration === undefined ? text : makeDuration(durationNanos(text));
    default:
      return text;
  }
};

const isWhole = (value: number, { type }: Schema): boolean => type !== 'number' && Number.isSafeInteger(value);

const KEYWORDS = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const SIGNS: Readonly<Record<string, string>> = {
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
  __: '__underscores__',
};

/** The name by which a rule calls a field. */
export const escapedName = (name: string): string =>
  KEYWORDS.has(name) ? `__${name}__` : name.replaceAll(/__|[.\-/]/g, (sign) => SIGNS[sign] ?? sign);

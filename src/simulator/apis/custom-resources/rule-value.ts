import type { Schema } from '../../apimachinery/openapi-schema.ts';

/**
 * A value as rules see it: whole numbers are integers where the schema says so, moments are timestamps, and names of
 * fields that are no identifiers are escaped.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export const ruleValue = (value: unknown, schema: Schema): unknown => {
  if (value === null || value === undefined) return value;
  if (typeof value === 'number') return isWhole(value, schema) ? BigInt(value) : value;
  if (typeof value === 'string') return schema.format === 'date-time' ? new Date(value) : value;
  if (Array.isArray(value)) return value.map((each) => ruleValue(each, schema.items ?? {}));
  if (typeof value !== 'object') return value;
  const { properties, additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : {};
  const fields: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    const own = properties?.[name];
    const seen = ruleValue(each, own ?? others);
    fields[own === undefined ? name : escapedName(name)] = seen;
    // A word of the language is a name, too, where only a name can stand.
    if (own !== undefined && KEYWORDS.has(name)) Object.defineProperty(fields, name, { value: seen });
  }
  return fields;
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

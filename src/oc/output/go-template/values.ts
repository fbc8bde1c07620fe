import { isJsonObject } from '../../../image/json-object.ts';
import { entriesInOrder } from '../../../image/key-order.ts';
import { floatText } from '../../../resources/values/float-text.ts';

/**
 * A value inside a template: JSON's values with fractions as Go's float64, and `bigint` for Go's integers (those of objects, literals,
 * lengths).
 * `undefined` and null are both "no value".
 */
export type TemplateValue = unknown;

/** A JSON value as templates see it: whole numbers are integers. */
export const templateValue = (value: unknown): TemplateValue => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(templateValue);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, templateValue(member)]));
};

/** Whether `if` and `with` take it for true: not empty, not zero. */
export const isTrue = (value: TemplateValue): boolean => {
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
};

/** Go's name of the type of a value. */
export const typeName = (value: TemplateValue): string => {
  if (value === undefined || value === null) return 'interface {}';
  if (Array.isArray(value)) return '[]interface {}';
  const names: Readonly<Record<string, string>> = {
    bigint: 'int',
    number: 'float64',
    string: 'string',
    boolean: 'bool',
  };
  return names[typeof value] ?? 'map[string]interface {}';
};

/** A value as Go's `fmt.Print` writes it. */
export const printed = (value: TemplateValue): string => {
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'number') return floatText(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (!isJsonObject(value)) return String(value);
  const entries = entriesInOrder(value);
  return `map[${entries.map(([key, member]) => `${key}:${printed(member)}`).join(' ')}]`;
};

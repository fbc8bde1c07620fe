import { isJsonObject } from '../../image/json-object.ts';
import { entriesInOrder } from '../../image/key-order.ts';
import { goText } from './go-text.ts';

/** A value as Go's `%#v` writes JSON's values: `map[string]interface {}{"a":1}`. */
export const goSyntax = (value: unknown): string => {
  if (value === null || value === undefined) return 'interface {}(nil)';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (!isJsonObject(value)) return goText(value);
  const entries = entriesInOrder(value);
  return `map[string]interface {}{${entries.map(([key, member]) => `${JSON.stringify(key)}:${goSyntax(member)}`).join(', ')}}`;
};

import { isJsonObject } from '../../image/json-object.ts';
import { entriesInOrder } from '../../image/key-order.ts';
/** A value as Go's `fmt.Sprint` writes it: `<nil>`, `[a b]`, `map[a:1 b:2]`. */
export const goText = (value: unknown): string => {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (!isJsonObject(value)) return String(value);
  const entries = entriesInOrder(value);
  return `map[${entries.map(([key, member]) => `${key}:${goText(member)}`).join(' ')}]`;
};

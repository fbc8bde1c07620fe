import { isJsonObject } from '../../../image/json-object.ts';

/** A value as Go prints it (`%+v`), which refusals of patches quote: `map[spec:map[replicas:1]]`. */
export const goMap = (value: unknown): string => {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`;
  if (!isJsonObject(value)) return String(value);
  return `map[${Object.keys(value)
    .sort()
    .map((key) => `${key}:${goMap(value[key])}`)
    .join(' ')}]`;
};

import { isJsonObject } from '../../image/json-object.ts';
/**
 * An object with a merge patch applied: null removes a field, lists are replaced.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export const merged = <T extends object>(object: T, patch: object): T => {
  const result = { ...object } as Record<string, unknown>;
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = isJsonObject(value) ? merged(isJsonObject(result[key]) ? result[key] : {}, value) : value;
  }
  return result as T;
};

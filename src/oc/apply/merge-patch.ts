import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../image/json-object.ts';

/**
 * The merge patch that brings an object from what it is to what is wanted: what was wanted before and is not any more
 * becomes null, what others wrote stays. Lists are replaced as a whole.
 *
 * @returns `undefined` when nothing changes
 */
export const mergePatch = (original: object, wanted: object, current: object): object | undefined => {
  const patch = difference(asMap(original), asMap(wanted), asMap(current));
  return Object.keys(patch).length === 0 ? undefined : patch;
};

const difference = (original: JsonObject, wanted: JsonObject, current: JsonObject): Record<string, unknown> => {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(original)) if (!(key in wanted) && key in current) patch[key] = null;
  for (const [key, value] of Object.entries(wanted)) {
    if (isJsonObject(value) && isJsonObject(current[key])) {
      const inner = difference(asMap(original[key]), value, current[key]);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (value === null ? (current[key] ?? null) !== null : !isDeepStrictEqual(value, current[key]))
      patch[key] = value;
  }
  return patch;
};

const asMap = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

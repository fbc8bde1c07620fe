import { isDeepStrictEqual } from 'node:util';

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

type Map = Readonly<Record<string, unknown>>;

const difference = (original: Map, wanted: Map, current: Map): Record<string, unknown> => {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(original)) if (!(key in wanted) && key in current) patch[key] = null;
  for (const [key, value] of Object.entries(wanted)) {
    if (isMap(value) && isMap(current[key])) {
      const inner = difference(asMap(original[key]), value, current[key]);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (value === null ? (current[key] ?? null) !== null : !isDeepStrictEqual(value, current[key]))
      patch[key] = value;
  }
  return patch;
};

const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);

const asMap = (value: unknown): Map => (isMap(value) ? value : {});

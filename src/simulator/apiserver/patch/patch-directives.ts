import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { goMap } from './go-map.ts';

/** Members of a strategic merge patch that direct how a list is merged, before the name of the list. */
export const DELETE_PRIMITIVES = '$deleteFromPrimitiveList/';
export const ELEMENT_ORDER = '$setElementOrder/';

/**
 * What is kept of a part of a patch that meets nothing to be merged with: no directives, nothing that has one, and no nulls.
 *
 * @returns `undefined` when nothing is kept
 */
export const withoutDirectives = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isJsonObject(part)) return part;
  if (Object.hasOwn(part, '$patch')) return undefined;
  const members = Object.entries(part).flatMap(([name, member]) => {
    const kept = member === null ? undefined : withoutDirectives(member);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return Object.fromEntries(members);
};

/**
 * The members of an object that `$retainKeys` keeps.
 *
 * @throws StatusError 400 when the patch has a member that its list lacks
 */
export const retained = (original: JsonObject, patch: JsonObject): JsonObject => {
  const keys = patch['$retainKeys'];
  if (keys === undefined) return { ...original };
  const isKept = ([name, member]: [string, unknown]): boolean =>
    member === null || name === '$retainKeys' || isForLists(name) || (keys as readonly unknown[]).includes(name);
  if (!Array.isArray(keys) || !Object.entries(patch).every(isKept))
    throw badRequest('invalid patch format of retainKeys');
  return Object.fromEntries(Object.entries(original).filter(([name]) => keys.includes(name)));
};

const isForLists = (name: string): boolean => name.startsWith(DELETE_PRIMITIVES) || name.startsWith(ELEMENT_ORDER);

/** The refusal of `$patch` with another word. */
export const badPatchType = (patch: JsonObject): Error =>
  badRequest(`unknown patch type: ${goMap(patch['$patch'])} in map: ${goMap(patch)}`);

/**
 * The value as what it has to be.
 *
 * @throws StatusError 400 in the words of Go for another type
 */
export const asList = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw badRequest(`expected a []interface {}, but received a ${goType(value)}`);
};
export const asMap = (value: unknown): JsonObject => {
  if (isJsonObject(value)) return value;
  throw badRequest(`expected a map[string]interface {}, but received a ${goType(value)}`);
};

/** How Go names the type of a value that it has read from JSON. */
export const goType = (value: unknown): string => {
  if (value === null || value === undefined) return '%!s(<nil>)';
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'bigint' || typeof value === 'number')
    return Number.isInteger(value) || typeof value === 'bigint' ? 'int64' : 'float64';
  return 'map[string]interface {}';
};

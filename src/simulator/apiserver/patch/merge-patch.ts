import { isJsonObject, type JsonObject, putMember } from '../../../image/json-object.ts';
import { jsonTypeOf } from '../../../image/json-type.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { badRequest, type StatusError } from '../../apimachinery/status-error.ts';
import { DECODING, parsePatchText } from './patch-text.ts';

/**
 * A JSON merge patch.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export const mergePatch =
  (patch: JsonObject): ((current: KubeObject) => KubeObject) =>
  (current) =>
    merged(current, patch) as KubeObject;

/**
 * The merge patch in a body.
 *
 * @param validates whether fields are looked at (`fieldValidation`), for which the real server reads the text with another library
 * @throws StatusError 400 when the body is no JSON object
 */
export const parseMergePatch = (body: Buffer, validates: boolean): JsonObject => {
  const patch = validates ? parsePatchText(body, DECODING) : parsed(body);
  if (isJsonObject(patch)) return patch;
  throw validates && patch !== null ? noMap(patch, DECODING) : badRequest(NO_PATCH);
};

const NO_PATCH = 'Invalid JSON Patch';

const parsed = (body: Buffer): unknown => {
  try {
    return parsePatchText(body, '');
  } catch {
    throw badRequest(NO_PATCH);
  }
};

/** A patch that is another value than an object. */
export const noMap = (patch: unknown, prefix: string): StatusError =>
  badRequest(`${prefix}json: cannot unmarshal ${jsonTypeOf(patch)} into Go value of type map[string]interface {}`);

const merged = (target: unknown, patch: unknown): unknown => {
  if (!isJsonObject(patch)) return isJsonObject(target) ? patch : withoutNulls(patch);
  const result: Record<string, unknown> = isJsonObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else putMember(result, key, merged(Object.hasOwn(result, key) ? result[key] : undefined, value));
  }
  return result;
};

/** Objects in lists lose what is null, too, as with the library of the API server. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  return isJsonObject(value) ? merged({}, value) : value;
};

import { isJsonObject, type JsonObject, putMember } from '../../../image/json-object.ts';
import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { badRequest } from '../../apimachinery/status-error.ts';

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
 * The patch in a body.
 *
 * @param preface how a refusal begins: that of a strategic merge patch has none
 * @throws StatusError 400 when the body is no JSON object
 */
export const parsePatch = (body: Buffer, preface = 'error decoding patch: '): JsonObject => {
  const text = body.toString();
  let patch: unknown;
  try {
    patch = parseExactJson(text);
  } catch (error) {
    throw badRequest(`${preface}${jsonSyntaxError(text)}`);
  }
  if (isJsonObject(patch)) return patch;
  throw badRequest(
    `${preface}json: cannot unmarshal ${Array.isArray(patch) ? 'array' : typeof patch} into Go value of type map[string]interface {}`,
  );
};

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

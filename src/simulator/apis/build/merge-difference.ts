import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import { equal } from '../../apimachinery/equality.ts';

/**
 * The merge patch that leads from one object to another: changed members by their names, lists as a whole, `null` for what
 * is gone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export const mergeDifference = (before: object, after: object): JsonObject => {
  const [old, next] = [before as JsonObject, after as JsonObject];
  const difference: Record<string, unknown> = {};
  for (const key of [...new Set([...Object.keys(old), ...Object.keys(next)])].sort()) {
    const [was, is] = [old[key], next[key]];
    if (equal(was, is)) continue;
    difference[key] = isJsonObject(was) && isJsonObject(is) ? mergeDifference(was, is) : (is ?? null);
  }
  return difference;
};

import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { isTooDeep } from '../body/nesting.ts';

/** Stands before what is wrong with the text of a JSON patch or a merge patch, where fields are looked at. */
export const DECODING = 'error decoding patch: ';

/**
 * The value in the body of a patch.
 *
 * @param prefix what stands before the mistake
 * @throws StatusError 400 for a text that is no JSON, or too deep
 */
export const parsePatchText = (body: Buffer, prefix: string): unknown => {
  const text = body.toString();
  if (isTooDeep(text)) throw badRequest(`${prefix}exceeded max depth`);
  try {
    return parseExactJson(text);
  } catch {
    throw badRequest(`${prefix}${jsonSyntaxError(text)}`);
  }
};

import { isJsonObject } from '../../../image/json-object.ts';
import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import { jsonTypeOf } from '../../../image/json-type.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { badRequest, type StatusError } from '../../apimachinery/status-error.ts';

/**
 * Parses a JSON body; what is no JSON is refused in the words of Go.
 *
 * @throws StatusError 400
 */
export const parseJson = (body: Buffer, expected: string): unknown => {
  const text = body.toString();
  let value: unknown;
  try {
    value = parseExactJson(text);
  } catch {
    throw unrecognized(expected, `couldn't get version/kind; json parse error: ${jsonSyntaxError(text)}`, body);
  }
  if (isJsonObject(value)) return value;
  // Go reads nothing into a struct as the struct without anything in it.
  if (value === null) return {};
  const type = jsonTypeOf(value);
  throw unrecognized(
    expected,
    `couldn't get version/kind; json parse error: json: cannot unmarshal ${type} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    body,
  );
};

/** The 400 answer for a body that cannot be read at all. */
export const unrecognized = (expected: string, why: string, body: Buffer): StatusError =>
  badRequest(
    // Options are no object that somebody provides.
    expected === 'DeleteOptions'
      ? why
      : `the object provided is unrecognized (must be of type ${expected}): ${why} (${summary(body)})`,
  );

/** So many bytes of what cannot be read are shown. */
const SHOWN = 30;

const summary = (body: Buffer): string => {
  if (body.length === 0) return '<empty>';
  const text = body.toString(body[0] === 0x7b ? 'utf8' : 'hex', 0, SHOWN);
  return body.length > SHOWN ? `${text} ...` : text;
};

import { StatusError } from '../../apimachinery/status-error.ts';
import { checkFields, type FieldCheck } from '../body/check-fields.ts';
import { goMap } from './go-map.ts';
import { patchedText } from './patched-text.ts';

/**
 * The object that a patch makes, read into the types of its kind. What does not fit is a fault of the patch.
 *
 * @param current what it was made of
 * @param strategic the patch if it is a strategic merge patch, which is quoted itself; of others what they make is
 * @throws StatusError 422 for unknown fields when validation is strict, and for values of the wrong type
 */
export const patchedFields = (check: FieldCheck, current: unknown, strategic?: unknown): Record<string, unknown> => {
  try {
    return checkFields(check);
  } catch (error) {
    const text = (error as Error).message.split(/ cannot be handled as a \w+: /)[1];
    if (text === undefined) throw error;
    const value = strategic === undefined ? patchedText(check.value, current) : goMap(strategic);
    const message = `Invalid value: ${JSON.stringify(value)}: ${strategic === undefined ? text : restoring(text)}`;
    throw new StatusError(422, 'Invalid', ` "" is invalid: patch: ${message}`, {
      causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }],
    });
  }
};

/** A strategic merge patch is read without JSON, hence in other words. */
const restoring = (text: string): string => {
  const [, seen = '', number = '', wanted = ''] =
    /^json: cannot unmarshal (\w+)(?: (\S+))? into .* of type (.+)$/.exec(text) ?? [];
  if (wanted === '') return text;
  const is = { object: 'map', array: 'slice', number: number.includes('.') ? 'float64' : 'int64' }[seen] ?? seen;
  if (wanted.startsWith('[]')) return `cannot restore slice from ${is}`;
  if (wanted.startsWith('map[')) return `cannot restore map from ${is}`;
  if (/\.[A-Z]/.test(wanted)) return `cannot restore struct from: ${is}`;
  return convertible[is]?.test(wanted) === true ? `cannot convert ${is} to ${wanted}` : `unrecognized type: ${wanted}`;
};

/** What Go would convert, and the reader of patches does not want to. */
const convertible: Readonly<Record<string, RegExp>> = { int64: /^string$/, float64: /^int\d+$/ };

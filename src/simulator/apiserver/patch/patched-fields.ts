import { StatusError } from '../../apimachinery/status-error.ts';
import { checkFields, type FieldCheck } from '../body/check-fields.ts';
import { goMap } from './go-map.ts';

/**
 * The object that a patch makes, read into the types of its kind. What does not fit is a fault of the patch.
 *
 * @param strategic whether it is a strategic merge patch, which is quoted itself; of others what they make is
 * @throws StatusError 422 for unknown fields when validation is strict, and for values of the wrong type
 */
export const patchedFields = (check: FieldCheck, patch: Buffer, strategic: boolean): Record<string, unknown> => {
  try {
    return checkFields(check);
  } catch (error) {
    const text = (error as Error).message.split(/ cannot be handled as a \w+: /)[1];
    if (text === undefined) throw error;
    const value = strategic ? goMap(JSON.parse(patch.toString())) : JSON.stringify(check.value);
    const message = `Invalid value: ${JSON.stringify(value)}: ${strategic ? restoring(text) : text}`;
    throw new StatusError(422, 'Invalid', ` "" is invalid: patch: ${message}`, {
      causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }],
    });
  }
};

/** A strategic merge patch is read without JSON, hence in other words. */
const restoring = (text: string): string => {
  const [, seen = '', wanted = ''] = /^json: cannot unmarshal (\w+).* of type (.+)$/.exec(text) ?? [];
  if (wanted === '') return text;
  const is = { object: 'map', array: 'slice', number: 'int64' }[seen] ?? seen;
  if (wanted.startsWith('[]')) return `cannot restore slice from ${is}`;
  if (wanted.startsWith('map[')) return `cannot restore map from ${is}`;
  return /\.[A-Z]/.test(wanted) ? `cannot restore struct from: ${is}` : `cannot convert ${is} to ${wanted}`;
};

import type { FieldError } from '../../apimachinery/field-error.ts';
import { tooLongField } from './too-long.ts';

/** How many bytes all values of a secret or a config map may have together. */
const LIMIT = 1024 * 1024;

/** The finding about values that are too long together. @param encoded in Base64, which do not count as such */
export const validateDataSize = (texts: readonly string[], encoded: readonly string[], path: string): FieldError[] => {
  let size = 0;
  for (const text of texts) size += Buffer.byteLength(text);
  for (const base64 of encoded) size += Buffer.byteLength(base64, 'base64');
  return size > LIMIT ? [tooLongField(path, LIMIT)] : [];
};

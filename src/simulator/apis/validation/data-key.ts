import { configKeyErrors } from '../../../resources/validation/config-key.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/** The findings about the keys of a config map or a secret. */
export const validateDataKeys = (keys: readonly string[], path: string): FieldError[] =>
  keys.flatMap((key) => validateDataKey(key, `${path}[${key}]`));

/** The findings about the name of such a key. */
export const validateDataKey = (key: string, path: string): FieldError[] =>
  configKeyErrors(key).map((text) => invalid(path, key, text));

import { type FieldError, notSupported } from '../../apimachinery/field-error.ts';

/** The finding about a value that must be one of a few. */
export const validateOneOf = (value: unknown, path: string, supported: readonly string[]): FieldError[] =>
  supported.includes(value as string) ? [] : [notSupported(path, value ?? '', supported)];

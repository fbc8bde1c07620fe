import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/** The finding about a number that must not be negative. */
export const validateNonNegative = (value: number, path: string): FieldError[] =>
  value < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : [];

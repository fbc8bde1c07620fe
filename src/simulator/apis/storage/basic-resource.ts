import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/** The finding about an amount below zero, which is told in whole units. */
export const validateBasicResource = (quantity: string, path: string): FieldError[] => {
  const value = Math.ceil(parseQuantity(quantity) ?? 0);
  return value < 0 ? [invalid(path, value, 'must be a valid resource quantity')] : [];
};

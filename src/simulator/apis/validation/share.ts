import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goIntOrString, invalidGo } from '../../apimachinery/go-value.ts';

/** The finding about a number of pods, or a share of them in percent. */
export const validateShare = (value: number | string, path: string): FieldError[] => {
  if (typeof value === 'number') return value < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : [];
  return /^[0-9]+%$/.test(value) ? [] : [invalidGo(path, goIntOrString(value), NO_PERCENTAGE)];
};

const NO_PERCENTAGE =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

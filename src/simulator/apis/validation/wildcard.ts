import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/**
 * The finding about a list in which a wildcard stands beside what it covers.
 *
 * @param what the entries of the list, in the plural
 */
export const loneWildcard = (list: readonly string[], path: string, what: string, wildcard = '*'): FieldError[] =>
  list.length > 1 && list.includes(wildcard)
    ? [invalid(path, list, `if '${wildcard}' is present, must not specify other ${what}`)]
    : [];

import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';

/**
 * The finding about a field that may not change once the object exists.
 *
 * @param shown how messages print a value that is no plain text, number or truth value
 */
export const validateImmutable = <T>(value: T, old: T, path: string, shown?: (value: T) => string): FieldError[] => {
  if (equal(value, old)) return [];
  const why = 'field is immutable';
  return [shown === undefined ? invalid(path, value, why) : invalidGo(path, shown(value), why)];
};

/** The finding about a field whose every update is refused with a text of its own. */
export const validateUnchanged = (value: unknown, old: unknown, path: string, why: string): FieldError[] =>
  equal(value, old) ? [] : [forbiddenField(path, why)];

/** The findings about a config map or a secret whose content may not change any more. */
export const validateImmutableContent = <T extends { immutable?: boolean }>(
  object: T,
  old: T,
  parts: readonly (keyof T & string)[],
): FieldError[] => [
  ...(object.immutable ? [] : [forbiddenField('immutable', CONTENT_IS_KEPT)]),
  ...parts.flatMap((part) => validateUnchanged(object[part], old[part], part, CONTENT_IS_KEPT)),
];

const CONTENT_IS_KEPT = 'field is immutable when `immutable` is set';

import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { StatusError } from './status-error.ts';

/**
 * One thing that is wrong with an object, at a path such as `spec.containers[0].image`.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/util/validation/field/errors.go
 */
export interface FieldError {
  reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueForbidden'
    | 'FieldValueDuplicate'
    | 'FieldValueNotFound'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany'
    | 'FieldValueTypeInvalid'
    | 'InternalError';
  field: string;
  /** The text after the path: `Invalid value: " ": must not have leading or trailing whitespace`. */
  message: string;
}

export const required = (field: string, detail = ''): FieldError => ({
  reason: 'FieldValueRequired',
  field,
  message: detail === '' ? 'Required value' : `Required value: ${detail}`,
});

export const invalid = (field: string, value: unknown, detail: string): FieldError => ({
  reason: 'FieldValueInvalid',
  field,
  message: `Invalid value: ${quote(value)}: ${detail}`,
});

export const notSupported = (field: string, value: unknown, valid: readonly string[]): FieldError => ({
  reason: 'FieldValueNotSupported',
  field,
  message: `Unsupported value: ${quote(value)}: supported values: ${valid.map(quote).join(', ')}`,
});

export const forbiddenField = (field: string, detail: string): FieldError => ({
  reason: 'FieldValueForbidden',
  field,
  message: `Forbidden: ${detail}`,
});

export const duplicate = (field: string, value: unknown): FieldError => ({
  reason: 'FieldValueDuplicate',
  field,
  message: `Duplicate value: ${quote(value)}`,
});

export const notFoundField = (field: string, value: unknown): FieldError => ({
  reason: 'FieldValueNotFound',
  field,
  message: `Not found: ${quote(value)}`,
});

/** The 422 answer for an object with errors: one in the line, several as a bracketed list. */
export const invalidObject = (
  kind: Pick<ResourceKind, 'group' | 'kind'>,
  name: string,
  errors: readonly FieldError[],
): StatusError => {
  const texts = [...new Set(errors.map((error) => `${error.field}: ${error.message}`))];
  const { group } = kind;
  const qualified = group === '' ? kind.kind : `${kind.kind}.${group}`;
  const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  return new StatusError(422, 'Invalid', `${qualified} ${JSON.stringify(name)} is invalid: ${list}`, {
    ...(name === '' ? {} : { name }),
    ...(group === '' ? {} : { group }),
    ...(kind.kind === '' ? {} : { kind: kind.kind }),
    causes: errors.map((error) => ({ reason: error.reason, message: error.message, field: error.field })),
  });
};

/** Go quotes even what is not there, and writes the type of a list. */
const quote = (value: unknown): string =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? `[]string{${value.map((each) => JSON.stringify(each)).join(', ')}}`
    : JSON.stringify(value ?? 'null');

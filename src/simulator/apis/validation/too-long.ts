import type { FieldError } from '../../apimachinery/field-error.ts';

/** The finding about something of too many bytes. */
export const tooLongField = (field: string, limit: number): FieldError => ({
  reason: 'FieldValueTooLong',
  field,
  message: `Too long: may not be more than ${limit} bytes`,
});

/** The same in the words of OpenShift's own API server, which is built with the machinery of an earlier Kubernetes. */
export const tooLongInOpenShift = (field: string, limit: number): FieldError => ({
  ...tooLongField(field, limit),
  message: `Too long: must have at most ${limit} bytes`,
});

/** The finding about a list of too many items. */
export const tooMany = (field: string, count: number, limit: number): FieldError => ({
  reason: 'FieldValueTooMany',
  field,
  message: `Too many: ${count}: must have at most ${limit} items`,
});

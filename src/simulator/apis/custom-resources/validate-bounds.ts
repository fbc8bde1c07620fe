import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

/** Whether a value is within the limits of size, length and shape that a schema sets. */
export const boundsErrors = (value: unknown, schema: Schema, path: string): FieldError[] => {
  if (typeof value === 'number' || typeof value === 'bigint') return numberErrors(value, schema, path);
  if (typeof value === 'string') return textErrors(value, schema, path);
  if (Array.isArray(value)) return listErrors(value.length, schema, path);
  if (typeof value === 'object' && value !== null) return objectErrors(value, schema, path);
  return [];
};

const numberErrors = (value: number | bigint, schema: Schema, path: string): FieldError[] => {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const texts: string[] = [];
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    texts.push(`should be less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    texts.push(`should be greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`);
  if (multipleOf !== undefined && !Number.isInteger(Number(value) / multipleOf))
    texts.push(`should be a multiple of ${multipleOf}`);
  return texts.map((text) => invalid(path, value, `${path} in body ${text}`));
};

const textErrors = (value: string, { minLength, maxLength, pattern }: Schema, path: string): FieldError[] => {
  const length = [...value].length;
  return [
    ...(maxLength !== undefined && length > maxLength
      ? [
          {
            reason: 'FieldValueTooLong' as const,
            field: path,
            message: `Too long: may not be more than ${maxLength} bytes`,
          },
        ]
      : []),
    ...(minLength !== undefined && length < minLength
      ? [invalid(path, value, `${path} in body should be at least ${minLength} chars long`)]
      : []),
    ...(pattern !== undefined && expression(pattern)?.test(value) === false
      ? [invalid(path, value, `${path} in body should match '${pattern}'`)]
      : []),
  ];
};

const listErrors = (length: number, { minItems, maxItems }: Schema, path: string): FieldError[] => [
  ...(minItems !== undefined && length < minItems
    ? [invalid(path, length, `${path} in body should have at least ${minItems} items`)]
    : []),
  ...(maxItems !== undefined && length > maxItems ? [tooMany(path, length, maxItems)] : []),
];

const objectErrors = (value: object, { minProperties, maxProperties }: Schema, path: string): FieldError[] => {
  const count = Object.keys(value).length;
  return [
    ...(minProperties !== undefined && count < minProperties
      ? [invalid(path, value, `${path} in body should have at least ${minProperties} properties`)]
      : []),
    ...(maxProperties !== undefined && count > maxProperties ? [tooMany(path, count, maxProperties)] : []),
  ];
};

const tooMany = (field: string, actual: number, most: number): FieldError => ({
  reason: 'FieldValueTooMany',
  field,
  message: `Too many: ${actual}: must have at most ${most} items`,
});

const expressions = new Map<string, RegExp | undefined>();

/** Go's expressions, as far as JavaScript reads them; what it cannot read refuses nothing. */
const expression = (pattern: string): RegExp | undefined => {
  if (!expressions.has(pattern)) expressions.set(pattern, compiled(pattern));
  return expressions.get(pattern);
};

const compiled = (pattern: string): RegExp | undefined => {
  try {
    return new RegExp(
      pattern
        .replace(/^\(\?i\)/, '')
        .replaceAll('\\z', '$')
        .replaceAll('\\A', '^'),
      pattern.startsWith('(?i)') ? 'iu' : 'u',
    );
  } catch {
    return undefined;
  }
};

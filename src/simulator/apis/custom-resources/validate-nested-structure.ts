import { type FieldError, forbiddenField, required } from '../../apimachinery/field-error.ts';
import { isIntOrString } from '../../apimachinery/int-or-string.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

/** What says of which kind a field is, and so has no place where only values are narrowed down. */
const structural: readonly (readonly [name: keyof Schema | 'title' | 'default', text: string])[] = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
];

/** A part of a schema that narrows values down, with its path. */
type Part = readonly [schema: Schema, path: string];

/**
 * The findings about `allOf`, `anyOf`, `oneOf` and `not` of a schema: they may only narrow down what the schema itself declares.
 * Who says "a number or a text" as `anyOf` may do so, once.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apiserver/schema/validation.go
 */
export const validateNested = (schema: Schema, path: string): FieldError[] => [
  ...partsOf(schema, path, isIntOrString(schema.anyOf), isIntOrString(schema.allOf?.[0]?.anyOf)),
  ...combined(schema, path).flatMap(([part, where]) => undeclared(part, schema, path, where)),
];

const partsOf = (schema: Schema, path: string, skipsAnyOf: boolean, skipsFirst: boolean): FieldError[] => [
  ...(skipsAnyOf ? [] : of(schema.anyOf, `${path}.anyOf`)).flatMap(([part, where]) => partErrors(part, where, false)),
  ...of(schema.allOf, `${path}.allOf`).flatMap(([part, where], index) =>
    partErrors(part, where, skipsFirst && index === 0),
  ),
  ...of(schema.oneOf, `${path}.oneOf`).flatMap(([part, where]) => partErrors(part, where, false)),
  ...(schema.not === undefined ? [] : partErrors(schema.not, `${path}.not`, false)),
];

const partErrors = (schema: Schema, path: string, skipsAnyOf: boolean): FieldError[] => [
  ...partsOf(schema, path, skipsAnyOf, false),
  ...(schema.items === undefined || Array.isArray(schema.items)
    ? []
    : partErrors(schema.items, `${path}.items`, false)),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    partErrors(each, `${path}.properties[${name}]`, false),
  ),
  ...structural.flatMap(([name, text]) => {
    const value: unknown = schema[name as keyof Schema];
    return value === undefined || value === '' || value === false ? [] : [forbiddenField(`${path}.${name}`, text)];
  }),
  ...(schema.properties?.['metadata'] === undefined
    ? []
    : [forbiddenField(`${path}.properties[metadata]`, 'must not be specified in a nested context')]),
];

/** What a part speaks of that the schema does not declare. */
const undeclared = (part: Schema, schema: Schema | undefined, path: string, where: string): FieldError[] => {
  if (schema === undefined) return [required(path, `because it is defined in ${where}`)];
  const { items } = part;
  return [
    ...combined(part, where).flatMap(([each, at]) => undeclared(each, schema, path, at)),
    ...(items === undefined || Array.isArray(items)
      ? []
      : undeclared(items, schema.items, `${path}.items`, `${where}.items`)),
    ...Object.entries(part.properties ?? {}).flatMap(([name, each]) =>
      undeclared(each, schema.properties?.[name], `${path}.properties[${name}]`, `${where}.properties[${name}]`),
    ),
  ];
};

const combined = (schema: Schema, path: string): Part[] => [
  ...(schema.not === undefined ? [] : [[schema.not, `${path}.not`] as const]),
  ...of(schema.allOf, `${path}.allOf`),
  ...of(schema.anyOf, `${path}.anyOf`),
  ...of(schema.oneOf, `${path}.oneOf`),
];

const of = (parts: readonly Schema[] | undefined, path: string): Part[] =>
  (parts ?? []).map((part, index) => [part, `${path}[${index}]`]);

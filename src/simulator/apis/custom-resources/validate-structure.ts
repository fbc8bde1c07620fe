import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { validateListTypes } from './validate-list-types.ts';
import { validateNested } from './validate-nested-structure.ts';
import { validateObjectFields } from './validate-object-fields.ts';

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

/** What a structural schema must not have, with the words of the refusal. */
const unsupported: Readonly<Record<string, string>> = {
  $ref: '$ref is not supported',
  definitions: 'definitions is not supported',
  dependencies: 'dependencies is not supported',
  patternProperties: 'patternProperties is not supported',
  additionalItems: 'additionalItems is not supported',
  id: 'id is not supported',
};

/**
 * Whether a schema says of every field what it is, so that objects can be pruned and given defaults.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export const validateStructure = (schema: Schema, path: string): FieldError[] => [
  ...(schema.nullable ? [forbiddenField(`${path}.nullable`, 'nullable cannot be true at the root')] : []),
  ...(schema.type && schema.type !== 'object'
    ? [invalid(`${path}.type`, schema.type, 'must be object at the root')]
    : []),
  ...(schema.additionalProperties
    ? [forbiddenField(`${path}.additionalProperties`, 'must not be used at the root')]
    : []),
  ...contentErrors(schema, path, ROOT),
];

const ROOT = 'at the root';

/** @param level of what the schema is: it says so in findings */
const contentErrors = (schema: Schema, path: string, level: string): FieldError[] => [
  ...(schema.type && !types.includes(schema.type) ? [notSupported(`${path}.type`, schema.type, types)] : []),
  ...Object.entries(unsupported).flatMap(([name, text]) =>
    Object.hasOwn(schema, name) ? [forbiddenField(`${path}.${name}`, text)] : [],
  ),
  ...((schema as { uniqueItems?: boolean }).uniqueItems
    ? [
        forbiddenField(
          `${path}.uniqueItems`,
          'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
        ),
      ]
    : []),
  ...(Object.keys(schema.properties ?? {}).length > 0 && (schema.additionalProperties ?? true) !== true
    ? [forbiddenField(`${path}.additionalProperties`, 'additionalProperties and properties are mutual exclusive')]
    : []),
  ...(schema['x-kubernetes-preserve-unknown-fields'] === false
    ? [invalid(`${path}.x-kubernetes-preserve-unknown-fields`, false, 'must be true or undefined')]
    : []),
  ...(level === ROOT || schema['x-kubernetes-embedded-resource']
    ? validateObjectFields(schema, path, level === ROOT)
    : []),
  ...validateListTypes(schema, path),
  ...typeErrors(schema, path, level),
  ...extensionErrors(schema, path),
  ...validateNested(schema, path),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    contentErrors(each, `${path}.properties[${name}]`, 'for specified object fields'),
  ),
  ...(typeof schema.additionalProperties === 'object'
    ? contentErrors(schema.additionalProperties, `${path}.additionalProperties`, 'for specified object fields')
    : []),
  ...itemsErrors(schema, path),
];

const itemsErrors = ({ type, items }: Schema, path: string): FieldError[] => {
  if (Array.isArray(items)) return [forbiddenField(`${path}.items`, 'items must be a schema object and not an array')];
  if (items !== undefined) return contentErrors(items, `${path}.items`, 'for specified array items');
  return type === 'array' ? [required(`${path}.items`, 'must be specified')] : [];
};

const typeErrors = (schema: Schema, path: string, level: string): FieldError[] => {
  const { type } = schema;
  if (schema['x-kubernetes-embedded-resource'] && type !== 'object') {
    const text = 'must be object if x-kubernetes-embedded-resource is true';
    return [type ? invalid(`${path}.type`, type, text) : required(`${path}.type`, text)];
  }
  return type || schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']
    ? []
    : [required(`${path}.type`, `must not be empty ${level}`)];
};

const extensionErrors = (schema: Schema, path: string): FieldError[] => {
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  const keepsUnknown = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const notBoth = (name: string): FieldError =>
    invalid(`${path}.${name}`, true, 'must be false if x-kubernetes-int-or-string is true');
  return [
    ...(schema['x-kubernetes-int-or-string'] && keepsUnknown ? [notBoth('x-kubernetes-preserve-unknown-fields')] : []),
    ...(schema['x-kubernetes-int-or-string'] && isEmbedded ? [notBoth('x-kubernetes-embedded-resource')] : []),
    ...(isEmbedded && schema.additionalProperties
      ? [forbiddenField(`${path}.additionalProperties`, 'must not be used if x-kubernetes-embedded-resource is set')]
      : []),
    ...(isEmbedded && !keepsUnknown && Object.keys(schema.properties ?? {}).length === 0
      ? [
          required(
            `${path}.properties`,
            'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
          ),
        ]
      : []),
  ];
};

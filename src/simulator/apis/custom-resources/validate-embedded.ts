import type { JsonObject } from '../../../image/json-object.ts';
import { dns1035Label, pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { memberSchema, schemaHas } from '../../apimachinery/structural-schema.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';

/**
 * The findings about what objects within a custom resource say of themselves: their version, their kind and their metadata.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apiserver/schema/objectmeta/validation.go
 */
export const validateEmbedded = (value: unknown, schema: Schema, path = ''): FieldError[] => {
  if (typeof value !== 'object' || value === null || !embeds(schema)) return [];
  const { items, properties } = schema;
  if (Array.isArray(value))
    return items === undefined
      ? []
      : value.flatMap((each, index) => validateEmbedded(each, items, `${path}[${index}]`));
  const within = (name: string): string => {
    if (properties === undefined || !Object.hasOwn(properties, name)) return `${path}[${name}]`;
    return path === '' ? name : `${path}.${name}`;
  };
  return [
    ...(schema['x-kubernetes-embedded-resource'] === true ? validateObject(value as JsonObject, path) : []),
    ...Object.entries(value).flatMap(([name, each]) => {
      const own = memberSchema(schema, name);
      return own === undefined ? [] : validateEmbedded(each, own, within(name));
    }),
  ];
};

const embeds = schemaHas((schema) => schema['x-kubernetes-embedded-resource'] === true);

const validateObject = ({ apiVersion, kind, metadata }: JsonObject, path: string): FieldError[] => [
  ...validateText(apiVersion, `${path}.apiVersion`, versionErrors),
  ...validateText(kind, `${path}.kind`, kindErrors),
  ...(metadata === undefined ? [] : validateMetadata(metadata as JsonObject, `${path}.metadata`)),
];

const validateText = (text: unknown, path: string, errorsOf: (text: string) => readonly string[]): FieldError[] => {
  if (text === undefined) return [required(path, 'must not be empty')];
  if (typeof text !== 'string') return [invalid(path, text, 'must be a string')];
  const errors = text === '' ? ['must not be empty'] : errorsOf(text);
  return errors.map((error) => invalid(path, text, error));
};

const versionErrors = (version: string): string[] =>
  version.split('/').length > 2 ? [`unexpected GroupVersion string: ${version}`] : [];

const kindErrors = (kind: string): string[] => {
  const errors = dns1035Label(kind.toLowerCase());
  return errors.length === 0 ? [] : [`may have mixed case, but should otherwise match: ${errors.join(',')}`];
};

/** An object within another one needs no name. */
const validateMetadata = (metadata: JsonObject, path: string): FieldError[] => {
  const { name } = metadata as { name?: string };
  const named = { ...metadata, name: name || 'fakename' };
  return validateObjectMeta({ apiVersion: '', kind: '', metadata: named }, pathSegment, path);
};

import { intOrString, isIntOrString } from '../../apimachinery/int-or-string.ts';
import type { Schema } from '../facts/load-facts.ts';
import { commonTexts } from './described.ts';

/** The two versions of OpenAPI in which the server describes itself. */
export type Dialect = 'v2' | 'v3';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/**
 * The schema of a custom resource as clients are shown it. Swagger 2.0 has no alternatives and no nulls; and old clients refuse
 * what is not among the named fields, so that none is named where unknown ones are kept.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/tree/master/pkg/controller/openapi
 */
export const publishedSchema = (schema: Schema, dialect: Dialect): Schema => {
  const form = dialect === 'v2' ? plain(schema) : unfolded(schema);
  const { properties, additionalProperties, items } = form;
  const published: Schema = {
    ...form,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [name, publishedSchema(each, dialect)]),
      ),
    }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: publishedSchema(additionalProperties, dialect),
    }),
    ...(items && { items: publishedSchema(items, dialect) }),
  };
  const names = dialect === 'v3' || schema['x-kubernetes-preserve-unknown-fields'] !== true;
  return schema['x-kubernetes-embedded-resource'] === true && names ? withObjectFields(published, dialect) : published;
};

/** The fields that all objects have. */
export const objectFields = (
  dialect: Dialect,
  meta: 'ObjectMeta' | 'ListMeta' = 'ObjectMeta',
): Readonly<Record<string, Schema>> => ({
  apiVersion: { description: commonTexts.apiVersion, type: 'string' },
  kind: { description: commonTexts.kind, type: 'string' },
  metadata: { description: commonTexts.metadata, ...reference(`${META}.${meta}`, dialect) },
});

/** Refers to a schema, beside whatever else is said: OpenAPI v3 ignores what stands beside a plain reference. */
const reference = (name: string, dialect: Dialect): Schema =>
  dialect === 'v2' ? { $ref: `#/definitions/${name}` } : { allOf: [{ $ref: `#/components/schemas/${name}` }] };

const withObjectFields = (schema: Schema, dialect: Dialect): Schema => ({
  ...schema,
  properties: { ...schema.properties, ...objectFields(dialect) },
  required: [...new Set([...(schema.required ?? []), 'kind', 'apiVersion'])],
});

const plain = ({ allOf: _, anyOf: __, oneOf: ___, not: ____, nullable, ...schema }: Schema): Schema => {
  const { type, properties, items, required, ...rest } = schema;
  const keepsUnknown = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const isBare = nullable === true || keepsUnknown;
  const isUntyped =
    nullable === true || (type === 'array' && (isBare || items === undefined)) || (type === 'object' && keepsUnknown);
  const needed = requiredFields(schema, isBare);
  return {
    ...rest,
    ...(isUntyped || type === undefined ? {} : { type }),
    ...(isBare || properties === undefined ? {} : { properties }),
    ...(isBare || items === undefined ? {} : { items }),
    ...(needed === undefined || needed.length === 0 ? {} : { required: needed }),
  };
};

/** What may be null cannot be required by those who know no null. */
const requiredFields = (
  { required, properties, additionalProperties }: Schema,
  isBare: boolean,
): readonly string[] | undefined => {
  if (typeof additionalProperties === 'object' && additionalProperties.nullable) return undefined;
  return isBare ? required : required?.filter((name) => properties?.[name]?.nullable !== true);
};

/** Says in plain words what a value may be that is a number or a text. */
const unfolded = (schema: Schema): Schema => {
  if (schema['x-kubernetes-int-or-string'] !== true) return schema;
  const { anyOf, allOf = [] } = schema;
  if (isIntOrString(anyOf) || isIntOrString(allOf[0]?.anyOf)) return schema;
  return anyOf === undefined
    ? { ...schema, anyOf: intOrString }
    : { ...schema, allOf: [{ anyOf: intOrString }, ...allOf] };
};

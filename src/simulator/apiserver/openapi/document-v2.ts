import type { GroupVersion } from '../discovery/group-versions.ts';
import type { Schema } from '../facts/load-facts.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import { type Operation, operationsByPath, type Parameter, patchTypes } from './operations.ts';
import { componentName, referencedSchemas } from './referenced-schemas.ts';

/** A Swagger 2.0 document, as far as it is written here. */
export interface SwaggerDocument {
  swagger: '2.0';
  info: { title: string; version: string };
  paths: Record<string, Record<string, SwaggerOperation>>;
  definitions: Record<string, SwaggerSchema>;
}

export interface SwaggerOperation {
  consumes?: readonly string[];
  produces: readonly string[];
  parameters: readonly SwaggerParameter[];
  responses: Record<string, { description: string; schema: SwaggerSchema }>;
  'x-kubernetes-action': string;
  'x-kubernetes-group-version-kind': unknown;
}

export interface SwaggerParameter {
  name: string;
  in: 'query' | 'path' | 'body';
  required?: boolean;
  type?: string;
  schema?: SwaggerSchema;
}

export interface SwaggerSchema {
  $ref?: string;
  description?: string;
  type?: string;
  format?: string;
  required?: readonly string[];
  properties?: Record<string, SwaggerSchema>;
  additionalProperties?: SwaggerSchema;
  items?: SwaggerSchema;
  [extension: `x-${string}`]: unknown;
}

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/** All that is served in one Swagger 2.0 document, for clients that know no newer one. */
export const openApiV2 = (versions: readonly GroupVersion[]): SwaggerDocument => {
  const paths: SwaggerDocument['paths'] = {};
  const definitions: SwaggerDocument['definitions'] = {};
  for (const version of versions) {
    for (const [path, operations] of operationsByPath(version))
      paths[path] = Object.fromEntries(operations.map((each) => [each.method, operation(each)]));
    for (const [name, schema] of Object.entries(referencedSchemas(version)))
      definitions[name] ??= swaggerSchema(schema);
  }
  return { swagger: '2.0', info: { title: 'Kubernetes', version: kubernetesVersion.gitVersion }, paths, definitions };
};

const operation = ({ action, kind, parameters, body, answersList }: Operation): SwaggerOperation => {
  const name = componentName(kind);
  const sent = body === 'patch' ? `${META}.Patch` : body === 'delete-options' ? `${META}.DeleteOptions` : name;
  const answered = body === 'delete-options' ? `${META}.Status` : answersList ? `${name}List` : name;
  return {
    consumes: body === 'patch' ? patchTypes(kind) : ['*/*'],
    produces: ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'],
    parameters: [
      ...parameters.map(parameter),
      ...(body === undefined
        ? []
        : [{ name: 'body', in: 'body' as const, required: body !== 'delete-options', schema: ref(sent) }]),
    ],
    responses: { '200': { description: 'OK', schema: ref(answered) } },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': kind,
  };
};

const parameter = ({ name, in: where, type }: Parameter): SwaggerParameter => ({
  name,
  in: where,
  type,
  ...(where === 'path' ? { required: true } : {}),
});

const ref = (name: string): SwaggerSchema => ({ $ref: `#/definitions/${name}` });

/**
 * Swagger 2.0 knows no `oneOf`, and Kubernetes refers directly instead of by `allOf`. Where unknown fields are kept, none
 * is named: old clients refuse what is not among the named ones.
 */
const swaggerSchema = (schema: Schema): SwaggerSchema => {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const result: SwaggerSchema =
    reference === undefined ? {} : { $ref: reference.replace('#/components/schemas/', '#/definitions/') };
  const { description, type, format, required, properties, additionalProperties, items } = schema;
  if (description !== undefined) result.description = description;
  if (schema.oneOf !== undefined) result.type = 'string';
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (type !== undefined) result.type = type;
  if (format !== undefined) result.format = format;
  if (required !== undefined) result.required = required;
  if (properties !== undefined && !isOpen)
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, swaggerSchema(each)]),
    );
  if (typeof additionalProperties === 'object') result.additionalProperties = swaggerSchema(additionalProperties);
  if (items !== undefined && !isOpen) result.items = swaggerSchema(items);
  for (const [name, value] of Object.entries(schema)) if (name.startsWith('x-')) result[name as `x-${string}`] = value;
  return result;
};

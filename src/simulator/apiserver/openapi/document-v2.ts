import type { GroupVersion } from '../discovery/group-versions.ts';
import type { Schema } from '../facts/load-facts.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import { customComponents } from './custom-components.ts';
import { meanings, type Operation } from './operation.ts';
import { operationsByPath } from './operations.ts';
import { ownParameters, type Parameter, sharedParameters } from './parameters.ts';
import { referencedSchemas, schemasReferredFrom } from './referenced-schemas.ts';
import { rootOperations } from './root-operations.ts';
import { bearerToken } from './security.ts';

/** A Swagger 2.0 document, as far as it is written here. */
export interface SwaggerDocument {
  swagger: '2.0';
  info: { title: string; version: string };
  paths: Record<string, SwaggerPath>;
  definitions: Record<string, Schema>;
  securityDefinitions: Record<string, typeof bearerToken>;
  security: Record<string, []>[];
}

export type SwaggerPath = Partial<Record<Operation['method'], SwaggerOperation>> & { parameters?: SwaggerParameter[] };

export interface SwaggerOperation {
  tags?: readonly string[];
  description: string;
  operationId: string;
  consumes: readonly string[];
  produces: readonly string[];
  schemes: readonly string[];
  parameters?: readonly SwaggerParameter[];
  responses: Record<string, { description: string; schema?: Schema }>;
  'x-kubernetes-action'?: string;
  'x-kubernetes-group-version-kind'?: unknown;
}

export interface SwaggerParameter {
  name: string;
  in: 'query' | 'path' | 'body';
  description?: string;
  required?: boolean;
  uniqueItems?: boolean;
  type?: string;
  schema?: Schema;
}

/** All that is served in one Swagger 2.0 document, for clients that know no newer one. */
export const openApiV2 = (versions: readonly GroupVersion[]): SwaggerDocument => {
  const paths: SwaggerDocument['paths'] = {};
  const definitions: SwaggerDocument['definitions'] = {};
  const define = (schemas: Record<string, Schema>): void => {
    for (const [name, schema] of Object.entries(schemas)) definitions[name] ??= swaggerSchema(schema);
  };
  for (const [path, operations] of rootOperations(versions)) {
    paths[path] = pathItem(operations);
    define(schemasReferredFrom(operations.map(({ answers }) => answers.schema ?? '')));
  }
  for (const version of versions) {
    for (const [path, operations] of operationsByPath(version)) paths[path] = pathItem(operations);
    define(referencedSchemas(version));
    Object.assign(definitions, customComponents(version.customKinds ?? [], 'v2'));
  }
  return {
    swagger: '2.0',
    info: { title: 'Kubernetes', version: kubernetesVersion.gitVersion },
    paths,
    definitions,
    securityDefinitions: { BearerToken: bearerToken },
    security: [{ BearerToken: [] }],
  };
};

const pathItem = (operations: readonly Operation[]): SwaggerPath => {
  const shared = sharedParameters(operations);
  return {
    ...Object.fromEntries(operations.map((each) => [each.method, operation(each, ownParameters(each, shared))])),
    ...(shared.length === 0 ? {} : { parameters: shared.map(parameter) }),
  };
};

const operation = (
  { id, tag, description, action, kind, consumes, body, produces, answers }: Operation,
  own: readonly Parameter[],
): SwaggerOperation => {
  const sent =
    body === undefined ? [] : [{ name: 'body', in: 'body' as const, ...required(body), schema: ref(body.schema) }];
  const parameters = [...sent, ...own.map(parameter)];
  const schema = answers.schema === undefined ? { type: 'string' } : ref(answers.schema);
  return {
    consumes,
    description,
    operationId: id,
    ...(parameters.length === 0 ? {} : { parameters }),
    produces,
    responses: {
      ...Object.fromEntries(answers.codes.map((code) => [code, { description: meanings[code], schema }])),
      '401': { description: meanings[401] },
    },
    schemes: ['https'],
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(action === undefined ? {} : { 'x-kubernetes-action': action, 'x-kubernetes-group-version-kind': kind }),
  };
};

const parameter = ({ in: where, ...rest }: Parameter): SwaggerParameter => ({
  ...rest,
  in: where,
  ...required({ required: where === 'path' }),
  uniqueItems: true,
});

const required = ({ required: is }: { readonly required: boolean }): { required?: true } =>
  is ? { required: true } : {};

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/**
 * Swagger 2.0 knows no `oneOf`, and Kubernetes refers directly instead of by `allOf`. Where unknown fields are kept, none
 * is named: old clients refuse what is not among the named ones.
 */
const swaggerSchema = (schema: Schema): Schema => {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const { description, type, format, required, properties, additionalProperties, items } = schema;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    ...(reference === undefined ? {} : { $ref: reference.replace('#/components/schemas/', '#/definitions/') }),
    ...(description === undefined ? {} : { description }),
    ...(schema.oneOf === undefined ? {} : { type: 'string' }),
    ...(type === undefined ? {} : { type }),
    ...(format === undefined ? {} : { format }),
    ...(required === undefined ? {} : { required }),
    ...(properties === undefined || isOpen
      ? {}
      : {
          properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, swaggerSchema(each)])),
        }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: swaggerSchema(additionalProperties) } : {}),
    ...(items === undefined || isOpen ? {} : { items: swaggerSchema(items) }),
    ...Object.fromEntries(Object.entries(schema).filter(([name]) => name.startsWith('x-'))),
  };
};

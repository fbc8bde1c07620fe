import type { GroupVersion } from '../discovery/group-versions.ts';
import type { Schema } from '../facts/load-facts.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import { componentName, listComponentName } from './component-name.ts';
import { customComponents } from './custom-components.ts';
import { type Operation, operationsByPath, type Parameter, patchTypes } from './operations.ts';
import { referencedSchemas } from './referenced-schemas.ts';

/** A Swagger 2.0 document, as far as it is written here. */
export interface SwaggerDocument {
  swagger: '2.0';
  info: { title: string; version: string };
  paths: Record<string, Record<string, SwaggerOperation>>;
  definitions: Record<string, Schema>;
}

export interface SwaggerOperation {
  consumes?: readonly string[];
  produces: readonly string[];
  parameters: readonly SwaggerParameter[];
  responses: Record<string, { description: string; schema: Schema }>;
  'x-kubernetes-action': string;
  'x-kubernetes-group-version-kind': unknown;
}

export interface SwaggerParameter {
  name: string;
  in: 'query' | 'path' | 'body';
  required?: boolean;
  type?: string;
  schema?: Schema;
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
    Object.assign(definitions, customComponents(version.customKinds ?? [], 'v2'));
  }
  return { swagger: '2.0', info: { title: 'Kubernetes', version: kubernetesVersion.gitVersion }, paths, definitions };
};

const operation = ({ action, kind, listKind, parameters, body, answersList }: Operation): SwaggerOperation => {
  const name = componentName(kind);
  const sent = body === 'patch' ? `${META}.Patch` : body === 'delete-options' ? `${META}.DeleteOptions` : name;
  const answered =
    body === 'delete-options' ? `${META}.Status` : answersList ? listComponentName({ ...kind, listKind }) : name;
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

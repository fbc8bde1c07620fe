import type { GroupVersion } from '../discovery/group-versions.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import { customComponents } from './custom-components.ts';
import { meanings, type Operation } from './operation.ts';
import { operationsByPath } from './operations.ts';
import { ownParameters, type Parameter, sharedParameters } from './parameters.ts';
import { referencedSchemas, schemasReferredFrom } from './referenced-schemas.ts';
import { bearerToken } from './security.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/**
 * The OpenAPI 3.0 document of one group version.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export const openApiV3 = (version: GroupVersion): object =>
  document(operationsByPath(version), {
    ...referencedSchemas(version),
    ...customComponents(version.customKinds ?? [], 'v3'),
  });

/** The OpenAPI 3.0 document of one path that belongs to no group version. */
export const rootDocument = (path: string, operations: readonly Operation[]): object =>
  document(new Map([[path, operations]]), schemasReferredFrom(operations.map(({ answers }) => answers.schema ?? '')));

const document = (paths: ReadonlyMap<string, readonly Operation[]>, schemas: object): object => ({
  openapi: '3.0.0',
  info: { title: 'Kubernetes', version: kubernetesVersion.gitVersion },
  paths: Object.fromEntries([...paths].map(([path, operations]) => [path, pathItem(operations)])),
  components: { schemas, securitySchemes: { BearerToken: bearerToken } },
});

const pathItem = (operations: readonly Operation[]): object => {
  const shared = sharedParameters(operations);
  return {
    ...Object.fromEntries(operations.map((each) => [each.method, operation(each, ownParameters(each, shared))])),
    ...written(shared),
  };
};

const operation = (
  { id, tag, description, action, kind, consumes, body, produces, answers }: Operation,
  parameters: readonly Parameter[],
): object => ({
  ...(tag === undefined ? {} : { tags: [tag] }),
  description,
  operationId: id,
  ...written(parameters),
  ...(body === undefined
    ? {}
    : { requestBody: { content: content(consumes, body.schema), ...(body.required ? { required: true } : {}) } }),
  responses: {
    ...Object.fromEntries(
      answers.codes.map((code) => [code, { description: meanings[code], content: content(produces, answers.schema) }]),
    ),
    '401': { description: meanings[401] },
  },
  ...(action === undefined ? {} : { 'x-kubernetes-action': action, 'x-kubernetes-group-version-kind': kind }),
});

const content = (types: readonly string[], name: string | undefined): object =>
  Object.fromEntries(types.map((type) => [type, { schema: name === undefined ? { type: 'string' } : ref(name) }]));

/** Clients read the document and write it again: an empty list would be lost. */
const written = (parameters: readonly Parameter[]): object =>
  parameters.length === 0
    ? {}
    : {
        parameters: parameters.map(({ type, in: where, ...rest }) => ({
          ...rest,
          in: where,
          ...(where === 'path' ? { required: true } : {}),
          schema: { type, uniqueItems: true },
        })),
      };

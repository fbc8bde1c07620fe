import type { GroupVersion } from '../discovery/group-versions.ts';
import { kubernetesVersion } from '../plain/versions.ts';
import { componentName, listComponentName } from './component-name.ts';
import { customComponents } from './custom-components.ts';
import { type Operation, operationsByPath, type Parameter, patchTypes } from './operations.ts';
import { referencedSchemas } from './referenced-schemas.ts';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/**
 * The OpenAPI 3.0 document of one group version.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export const openApiV3 = (version: GroupVersion): object => ({
  openapi: '3.0.0',
  info: { title: 'Kubernetes', version: kubernetesVersion.gitVersion },
  paths: Object.fromEntries([...operationsByPath(version)].map(([path, operations]) => [path, pathItem(operations)])),
  components: { schemas: { ...referencedSchemas(version), ...customComponents(version.customKinds ?? [], 'v3') } },
});

const pathItem = (operations: readonly Operation[]): object => ({
  ...Object.fromEntries(operations.map((each) => [each.method, operation(each)])),
  ...parametersOf(operations[0], 'path'),
});

const operation = ({ action, kind, listKind, parameters, body, answersList }: Operation): object => {
  const name = componentName(kind);
  const content = Object.fromEntries(
    bodyTypes(body, kind).map((type) => [type, { schema: ref(bodySchema(body, name)) }]),
  );
  return {
    ...parametersOf({ parameters }, 'query'),
    ...(body === undefined ? {} : { requestBody: { content, required: body !== 'delete-options' } }),
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: ref(
              body === 'delete-options'
                ? `${META}.Status`
                : answersList
                  ? listComponentName({ ...kind, listKind })
                  : name,
            ),
          },
        },
      },
    },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': kind,
  };
};

/** Clients read the document and write it again: an empty list would be lost. */
const parametersOf = (
  { parameters }: Pick<Operation, 'parameters'> = { parameters: [] },
  place: Parameter['in'],
): object => {
  const chosen = parameters.filter((each) => each.in === place);
  return chosen.length === 0 ? {} : { parameters: chosen.map(parameter) };
};

const parameter = ({ name, in: where, type }: Parameter): object => ({
  name,
  in: where,
  ...(where === 'path' ? { required: true } : {}),
  schema: { type, uniqueItems: true },
});

const bodyTypes = (body: Operation['body'], kind: Operation['kind']): readonly string[] =>
  body === 'patch' ? patchTypes(kind) : ['*/*'];

const bodySchema = (body: Operation['body'], name: string): string =>
  body === 'patch' ? `${META}.Patch` : body === 'delete-options' ? `${META}.DeleteOptions` : name;

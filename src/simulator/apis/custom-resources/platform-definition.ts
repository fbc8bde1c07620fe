import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

/** The parts of which definitions of OpenShift's own kinds are made. */
export const text: Schema = { type: 'string' };
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const objectOf = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required: [...required] }),
});
export const mapOf = (additionalProperties: Schema): Schema => ({ type: 'object', additionalProperties });
export const nullable = (schema: Schema): Schema => ({ ...schema, nullable: true });

/** Lists and objects that an apply owns as a whole. */
export const atomicList = (items: Schema): Schema => ({ ...listOf(items), 'x-kubernetes-list-type': 'atomic' });
export const atomicObject = (schema: Schema): Schema => ({ ...schema, 'x-kubernetes-map-type': 'atomic' });

export const labelSelector: Schema = atomicObject(
  objectOf({
    matchExpressions: atomicList(
      objectOf({ key: text, operator: text, values: atomicList(text) }, ['key', 'operator']),
    ),
    matchLabels: mapOf(text),
  }),
);

/**
 * The definition of a kind of OpenShift that is a custom resource of one version.
 *
 * @see https://github.com/openshift/api/tree/release-4.19/payload-manifests/crds
 */
export const platformDefinition = (
  { group, version, kind, plural, singular, namespaced }: ResourceKind,
  schema: Schema,
  more: object = {},
): CustomResourceDefinition =>
  ({
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular },
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema }, ...more }],
    },
  }) as unknown as CustomResourceDefinition;

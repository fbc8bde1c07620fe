import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import { facts, type Schema } from '../facts/load-facts.ts';

type Kind = Pick<ResourceKind, 'group' | 'version' | 'kind'>;

let byKind: Map<string, string> | undefined;

/** Of kinds that were asked for: every write asks for its own several times. */
const known = new WeakMap<Kind, { readonly name: string | undefined }>();

/** The name of the schema of a kind: `io.k8s.api.apps.v1.Deployment`; `undefined` for kinds that have none. */
export const schemaName = (kind: Kind): string | undefined => {
  let found = known.get(kind);
  if (found === undefined) {
    byKind ??= indexByKind();
    found = { name: byKind.get(`${kind.group}/${kind.version}/${kind.kind}`) };
    known.set(kind, found);
  }
  return found.name;
};

/** The schema of a kind, `undefined` for kinds that have none. */
export const schemaOf = (kind: Kind): Schema | undefined => {
  if (isCustomKind(kind)) return kind.schema;
  const name = schemaName(kind);
  return name === undefined ? undefined : facts('openapi-schemas')[name];
};

/** The name that a schema refers to, directly or as the only part of an `allOf`. */
export const referredName = (schema: Schema): string | undefined => {
  const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
  return reference?.slice(reference.lastIndexOf('/') + 1);
};

/** What schemas refer to, of those that refer to another. */
const targets = new WeakMap<Schema, Schema>();

/** What a schema refers to, or itself. */
export const resolved = (schema: Schema): Schema => {
  if (schema.$ref === undefined && schema.allOf === undefined) return schema;
  let target = targets.get(schema);
  if (target === undefined) {
    const name = referredName(schema);
    target = name === undefined ? schema : (facts('openapi-schemas')[name] ?? {});
    targets.set(schema, target);
  }
  return target;
};

/** The schema of one field: a property, or the values of a map. */
export const fieldSchema = (schema: Schema | undefined, name: string): Schema | undefined => {
  if (schema === undefined) return undefined;
  const target = resolved(schema);
  const { properties, additionalProperties } = target;
  return (
    properties?.[name] ??
    (typeof additionalProperties === 'object' ? additionalProperties : undefined) ??
    (target['x-kubernetes-embedded-resource'] === true ? objectFields[name] : undefined)
  );
};

/** What every object has, an embedded one too, without its schema saying so. */
const objectFields: Readonly<Record<string, Schema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
};

/** Whether nothing is known of the fields, so that any are kept. */
export const isOpen = (schema: Schema): boolean =>
  (schema.properties === undefined && schema.additionalProperties === undefined) ||
  schema.additionalProperties === true ||
  schema['x-kubernetes-preserve-unknown-fields'] === true;

const indexByKind = (): Map<string, string> => {
  const index = new Map<string, string>();
  for (const [name, schema] of Object.entries(facts('openapi-schemas'))) {
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
      const key = `${group}/${version}/${kind}`;
      if (!index.has(key)) index.set(key, name);
    }
  }
  return index;
};

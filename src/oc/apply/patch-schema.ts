import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Client } from '../client/client.ts';
import { type GroupVersionKind, resolved, type Schema, type SchemaDocument, valuesOf } from '../explain/schema.ts';

/** How the fields of a kind are merged: what its schema says beside the types. */
export interface PatchSchema {
  field(name: string): PatchSchema;
  readonly element: PatchSchema;
  /** The field that tells the elements of a list apart; absent for primitives and for lists that are replaced. */
  readonly mergeKey: string | undefined;
  /** `merge`, `replace`, `retainKeys` */
  readonly strategies: readonly string[];
}

/**
 * The schema of a kind, `undefined` when the server takes no strategic patches of it: custom resources are merged by plain
 * rules.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation
 */
export const patchSchema = async (client: Client, kind: ResourceKind): Promise<PatchSchema | undefined> => {
  const document = await documentOf(client, kind);
  if (!document || !takesStrategic(document, kind)) return undefined;
  const schema = Object.values(document.components?.schemas ?? {}).find((each) =>
    each['x-kubernetes-group-version-kind']?.some((gvk) => isKind(gvk, kind)),
  );
  return schema && wrap(schema, document);
};

/** What commands have already read, so that a file with many objects asks once a group. */
const documents = new WeakMap<Client, Map<string, Promise<Document | undefined>>>();

const documentOf = (client: Client, { group, version }: ResourceKind): Promise<Document | undefined> => {
  const path = group === '' ? `/openapi/v3/api/${version}` : `/openapi/v3/apis/${group}/${version}`;
  const known = documents.get(client) ?? new Map<string, Promise<Document | undefined>>();
  documents.set(client, known);
  const document = known.get(path) ?? client.request<Document>({ method: 'GET', path }).catch(() => undefined);
  known.set(path, document);
  return document;
};

interface Document extends SchemaDocument {
  readonly paths?: Readonly<Record<string, { patch?: Operation }>>;
}

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
  readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind;
}

type PatchedSchema = Schema & {
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-patch-strategy'?: string;
};

const isKind = (gvk: GroupVersionKind, { group, version, kind }: ResourceKind): boolean =>
  gvk.group === group && gvk.version === version && gvk.kind === kind;

const takesStrategic = ({ paths = {} }: Document, kind: ResourceKind): boolean =>
  Object.values(paths).some(({ patch }) => {
    const gvk = patch?.['x-kubernetes-group-version-kind'];
    return gvk && isKind(gvk, kind) && patch.requestBody?.content?.['application/strategic-merge-patch+json'];
  });

const wrap = (schema: PatchedSchema, document: SchemaDocument): PatchSchema => {
  const [only] = schema.allOf ?? [];
  const content = resolved(schema.$ref === undefined && only ? only : schema, document);
  return {
    field: (name) => wrap(content.properties?.[name] ?? valuesOf(content) ?? {}, document),
    get element() {
      return wrap(content.items ?? {}, document);
    },
    mergeKey: schema['x-kubernetes-patch-merge-key'],
    strategies: schema['x-kubernetes-patch-strategy']?.split(',') ?? [],
  };
};

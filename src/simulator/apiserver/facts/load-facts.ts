import { readFileSync } from 'node:fs';

/** What the facts of the real API server are about; each is a JSON file beside this one. */
export interface Facts {
  /** Group versions in the order of discovery, by path; `groups` is the order of the groups. */
  discovery: { groups: readonly GroupFact[] } & Readonly<Record<string, readonly ResourceFact[]>>;
  /** `pods/v1` → columns of `[name, type, priority, format]`. */
  'table-columns': Readonly<Record<string, readonly ColumnFact[]>>;
  /** Message → field → `[number, type, repeated]`; types of the same package have no prefix. */
  'protobuf-fields': Readonly<Record<string, Readonly<Record<string, readonly [number, string, 1?]>>>>;
  /** OpenAPI v3 component schemas by name. */
  'openapi-schemas': Readonly<Record<string, Schema>>;
}

export interface GroupFact {
  readonly name: string;
  readonly versions: readonly string[];
}

/** A resource or subresource in discovery. Lists of words are written as one string. */
export interface ResourceFact {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly verbs: string;
  readonly shortNames?: string;
  readonly categories?: string;
  readonly storageVersionHash?: string;
}

export type ColumnFact = readonly [name: string, type?: string, priority?: number, format?: string];

/** An OpenAPI schema, as far as it is read here. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

const loaded = new Map<keyof Facts, unknown>();

/** Facts recorded from a real API server (OpenShift 4.19, Kubernetes 1.32); read from disk when first asked for. */
export const facts = <K extends keyof Facts>(name: K): Facts[K] => {
  let value = loaded.get(name);
  if (value === undefined)
    loaded.set(name, (value = JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'))));
  return value as Facts[K];
};

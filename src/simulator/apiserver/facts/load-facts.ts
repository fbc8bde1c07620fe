import { readFileSync } from 'node:fs';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

export type { Schema } from '../../apimachinery/openapi-schema.ts';

/** What the facts of the real API server are about; each is a JSON file beside this one. */
export interface Facts {
  /** Group versions in the order of discovery, by path; `groups` is the order of the groups. */
  discovery: { groups: readonly GroupFact[] } & Readonly<Record<string, readonly ResourceFact[]>>;
  /** `pods/v1` → columns of `[name, type, priority, format]`. */
  'table-columns': Readonly<Record<string, readonly ColumnFact[]>>;
  /**
   * Message → field, as JSON names it → `[number, type, repeated, inline]`; types of the same package have no prefix. The
   * fields of an inline message stand among those of the message that has it.
   */
  'protobuf-fields': Readonly<Record<string, Readonly<Record<string, readonly [number, string, (0 | 1)?, 1?]>>>>;
  /**
   * Schema → words: the fields that are pointers in Go, those without `omitempty` that are written as null, and
   * `field:type` of those whose type has a name of its own.
   */
  'go-fields': Readonly<Record<'pointers' | 'nulls' | 'types', Readonly<Record<string, string>>>>;
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

const loaded = new Map<keyof Facts, unknown>();

/** Facts recorded from a real API server (OpenShift 4.19, Kubernetes 1.32); read from disk when first asked for. */
export const facts = <K extends keyof Facts>(name: K): Facts[K] => {
  let value = loaded.get(name);
  if (value === undefined)
    loaded.set(name, (value = JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'))));
  return value as Facts[K];
};

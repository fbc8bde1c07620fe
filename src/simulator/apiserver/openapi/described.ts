import { readFileSync } from 'node:fs';
import type { Schema } from '../facts/load-facts.ts';

/** Schema → field → text; the empty field is the schema itself. */
type Prose = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The files of prose, and where the names of their schemas begin. */
const FILES: readonly (readonly [file: string, prefix: string])[] = [
  ['image', 'com.github.openshift.api.image.v1.'],
  ['apps', 'com.github.openshift.api.apps.v1.'],
  ['build', 'com.github.openshift.api.build.v1.'],
  ['route', 'com.github.openshift.api.route.v1.'],
  ['kubernetes', 'io.k8s.api.'],
  ['pods', 'io.k8s.api.'],
  ['workloads', 'io.k8s.api.'],
  ['core', 'io.k8s.api.'],
  ['metadata', 'io.k8s.apimachinery.pkg.apis.meta.v1.'],
];

/** What the fields that every kind has are about. */
export const commonTexts = {
  apiVersion: 'APIVersion defines the group and version of the API in which the object is written.',
  kind: 'Kind says what the object is.',
  metadata: "Standard object's metadata: name, labels and whatever else all objects have.",
  items: 'The objects of the list.',
  spec: 'What is wanted.',
  status: 'What is, as the cluster has seen it.',
} as const;

let prose: Map<string, Prose[string]> | undefined;

/** A schema with what its fields are for, as `explain` shows it; those of kinds that are rarely asked for have none. */
export const described = (name: string, schema: Schema): Schema => {
  prose ??= read();
  const { '': description, ...own } = prose.get(name) ?? {};
  const isKind = schema['x-kubernetes-group-version-kind'] !== undefined;
  const texts: Readonly<Record<string, string>> = isKind ? { ...commonTexts, ...own } : own;
  return {
    ...(description === undefined ? {} : { description }),
    ...schema,
    ...(schema.properties === undefined ? {} : { properties: describedFields(schema.properties, texts) }),
  };
};

const describedFields = (
  properties: NonNullable<Schema['properties']>,
  texts: Readonly<Record<string, string>>,
): NonNullable<Schema['properties']> =>
  Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => {
      const description = Object.hasOwn(texts, field) ? texts[field] : undefined;
      return [field, description === undefined ? schema : { description, ...schema }];
    }),
  );

const read = (): Map<string, Prose[string]> => {
  const all = new Map<string, Prose[string]>();
  for (const [file, prefix] of FILES) {
    const texts = JSON.parse(readFileSync(new URL(`./prose/${file}.json`, import.meta.url), 'utf8')) as Prose;
    for (const [name, fields] of Object.entries(texts))
      all.set(prefix + name, { ...all.get(prefix + name), ...fields });
  }
  return all;
};

import type { GroupVersion } from '../discovery/group-versions.ts';
import { facts, type Schema } from '../facts/load-facts.ts';
import { schemaName } from '../schema/schemas.ts';
import { componentName } from './component-name.ts';
import { described } from './described.ts';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const REFERENCE = /"\$ref":"#\/components\/schemas\/([^"]+)"/g;

/** Schemas that every group has. */
const common = ['DeleteOptions', 'Patch', 'Status', 'ObjectMeta', 'ListMeta', 'WatchEvent', 'APIResourceList'].map(
  (name) => `${META}.${name}`,
);

/** The schemas of all built-in kinds of a group version, of their lists, and of whatever they refer to, by name. */
export const referencedSchemas = (version: GroupVersion): Record<string, Schema> => {
  const all = facts('openapi-schemas');
  const found: Record<string, Schema> = {};
  const add = (name: string): void => {
    const schema = all[name];
    if (schema === undefined || found[name] !== undefined) return;
    found[name] = described(name, schema);
    for (const [, referred = ''] of JSON.stringify(schema).matchAll(REFERENCE)) add(referred);
  };
  for (const name of common) add(name);
  for (const kind of kindsOf(version)) {
    const name = schemaName(kind);
    if (version.customKinds?.some((custom) => custom.kind === kind.kind)) continue;
    if (name === undefined) Object.assign(found, openSchema(kind));
    else for (const each of [name, `${name}List`]) add(each);
  }
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)));
};

type Kind = { group: string; version: string; kind: string };

const kindsOf = ({ group, version, resources }: GroupVersion): Kind[] =>
  resources.map((resource) => ({
    group: resource.group ?? group,
    version: resource.version ?? version,
    kind: resource.kind,
  }));

/** What is said of a kind whose fields are not known. */
const openSchema = (kind: Kind): Record<string, Schema> => ({
  [componentName(kind)]: {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { allOf: [{ $ref: `#/components/schemas/${META}.ObjectMeta` }] },
    },
    'x-kubernetes-group-version-kind': [kind],
    'x-kubernetes-preserve-unknown-fields': true,
  },
});

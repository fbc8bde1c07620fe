import { entriesInOrder } from '../../../image/key-order.ts';
import type { GroupVersion } from '../discovery/group-versions.ts';
import { facts, type Schema } from '../facts/load-facts.ts';
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
  const names = [...common];
  const open: Record<string, Schema> = {};
  for (const kind of kindsOf(version)) {
    const name = componentName(kind);
    if (version.customKinds?.some((custom) => custom.kind === kind.kind)) continue;
    if (facts('openapi-schemas')[name] === undefined) Object.assign(open, openSchema(kind));
    else names.push(name, `${name}List`);
  }
  return Object.fromEntries(entriesInOrder({ ...schemasReferredFrom(names), ...open }));
};

/** The schemas of these names and whatever they refer to. */
export const schemasReferredFrom = (names: readonly string[]): Record<string, Schema> => {
  const all = facts('openapi-schemas');
  const found: Record<string, Schema> = {};
  const add = (name: string): void => {
    const schema = all[name];
    if (schema === undefined || found[name] !== undefined) return;
    found[name] = described(name, schema);
    for (const [, referred = ''] of JSON.stringify(schema).matchAll(REFERENCE)) add(referred);
  };
  for (const name of names) add(name);
  return Object.fromEntries(entriesInOrder(found));
};

type Kind = { group: string; version: string; kind: string };

/** What connections are made with is said in queries, and needs no schema. */
const kindsOf = ({ group, version, resources }: GroupVersion): Kind[] =>
  resources
    .filter(({ kind }) => !kind.endsWith('Options'))
    .map((resource) => ({
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

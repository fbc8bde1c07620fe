import type { CustomResourceDefinition, CustomResourceVersion } from '../../../resources/custom-resource-definition.ts';
import type { CustomKind, PrinterColumn } from '../../apimachinery/custom-kind.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { byVersionPriority } from '../../apimachinery/version-priority.ts';

const METADATA: Schema = {
  allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }],
};

/** A version that a definition serves, and the kind that it makes. */
export interface ServedVersion {
  readonly version: CustomResourceVersion;
  readonly kind: CustomKind;
}

/** The kinds that a definition defines, one a served version. */
export const customKinds = (definition: CustomResourceDefinition): ServedVersion[] =>
  definition.spec.versions
    .filter(({ served }) => served)
    .map((version) => ({ version, kind: kindOf(definition, version) }));

const kindOf = (
  { spec, spec: { group, names, scope } }: CustomResourceDefinition,
  version: CustomResourceVersion,
): CustomKind => ({
  group,
  version: version.name,
  kind: names.kind,
  ...(names.listKind && { listKind: names.listKind }),
  plural: names.plural,
  singular: names.singular ?? names.kind.toLowerCase(),
  namespaced: scope === 'Namespaced',
  shortNames: names.shortNames ?? [],
  categories: names.categories ?? [],
  schema: wholeSchema(version.schema?.openAPIV3Schema, { group, version: version.name, kind: names.kind }),
  columns: (version.additionalPrinterColumns as readonly PrinterColumn[] | undefined) ?? [ageColumn],
  selectableFields: (version.selectableFields ?? []).map(({ jsonPath }) => jsonPath.replace(/^\./, '')),
  ...(version.deprecated && { warning: version.deprecationWarning ?? deprecation(spec, version.name) }),
});

/** Names the version to use instead: the best one that is served and not deprecated, if it is better. */
const deprecation = ({ group, names: { kind }, versions }: CustomResourceDefinition['spec'], old: string): string => {
  const [better] = versions
    .filter(({ name, served, deprecated }) => served && !deprecated && byVersionPriority(name, old) < 0)
    .map(({ name }) => name)
    .sort(byVersionPriority);
  const use = better === undefined ? '' : `; use ${group}/${better} ${kind}`;
  return `${group}/${old} ${kind} is deprecated${use}`;
};

const ageColumn: PrinterColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

/** The schemas of all versions, served or not, by `apiVersion`. */
export const versionSchemas = ({ spec: { group, names, versions } }: CustomResourceDefinition): Map<string, Schema> =>
  new Map(
    versions.map(({ name, schema }) => [
      `${group}/${name}`,
      wholeSchema(schema?.openAPIV3Schema, { group, version: name, kind: names.kind }),
    ]),
  );

/** A definition need not say what every object has. */
const wholeSchema = (
  schema: Schema = { type: 'object' },
  kind: { group: string; version: string; kind: string },
): Schema => ({
  ...schema,
  properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, ...schema.properties, metadata: METADATA },
  'x-kubernetes-group-version-kind': [kind],
});

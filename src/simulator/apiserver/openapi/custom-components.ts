import type { CustomKind } from '../../apimachinery/custom-kind.ts';
import type { Schema } from '../facts/load-facts.ts';
import { componentName, listComponentName } from './component-name.ts';
import { type Dialect, objectFields, publishedSchema } from './published-schema.ts';

/** What is published of the kinds that users define: the schema of each, and that of its list, by name. */
export const customComponents = (kinds: readonly CustomKind[], dialect: Dialect): Record<string, Schema> =>
  Object.fromEntries(
    kinds.flatMap((kind) => {
      const name = componentName(kind);
      const list = kind.listKind ?? `${kind.kind}List`;
      return [
        [name, { ...objectSchema(kind, dialect), ...extensions(kind, kind.kind) }],
        [listComponentName(kind), { ...listSchema(kind, name, list, dialect), ...extensions(kind, list) }],
      ];
    }),
  );

const objectSchema = ({ schema }: CustomKind, dialect: Dialect): Schema => {
  if (dialect === 'v2' && schema['x-kubernetes-preserve-unknown-fields'] === true) return { type: 'object' };
  const published = publishedSchema(schema, dialect);
  return { ...published, properties: { ...published.properties, ...objectFields(dialect) } };
};

const listSchema = ({ kind, plural }: CustomKind, name: string, list: string, dialect: Dialect): Schema => ({
  description: `${list} is a list of ${kind}`,
  type: 'object',
  required: ['items'],
  properties: {
    ...objectFields(dialect, 'ListMeta'),
    items: {
      description: `List of ${plural}.`,
      type: 'array',
      items: { $ref: `#/${dialect === 'v2' ? 'definitions' : 'components/schemas'}/${name}` },
    },
  },
});

const extensions = ({ group, version, selectableFields }: CustomKind, kind: string): Record<string, unknown> => ({
  'x-kubernetes-group-version-kind': [{ group, version, kind }],
  ...(selectableFields.length === 0
    ? {}
    : { 'x-kubernetes-selectable-fields': selectableFields.map((fieldPath) => ({ fieldPath })) }),
});

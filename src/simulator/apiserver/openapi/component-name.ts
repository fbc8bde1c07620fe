import { facts } from '../facts/load-facts.ts';
import { schemaName } from '../schema/schemas.ts';

type Named = { group: string; version: string; kind: string };

/**
 * The name of the schema of a kind, whether the real server has one or not. Custom resources are named after their group, also
 * those for which there is a Go type.
 */
export const componentName = (kind: Named): string => {
  const name = byGroup(kind);
  return facts('openapi-schemas')[name] === undefined ? (schemaName(kind) ?? name) : name;
};

const byGroup = ({ group, version, kind }: Named): string =>
  `${group.split('.').reverse().join('.')}.${version}.${kind}`;

/** The name of the schema of what lists a kind. */
export const listComponentName = (kind: Named & { listKind?: string | undefined }): string =>
  kind.listKind === undefined ? `${componentName(kind)}List` : componentName({ ...kind, kind: kind.listKind });

import { schemaName } from '../schema/schemas.ts';

/** The name of the schema of a kind, whether the real server has one or not. */
export const componentName = (kind: { group: string; version: string; kind: string }): string =>
  schemaName(kind) ?? `${kind.group.split('.').reverse().join('.')}.${kind.version}.${kind.kind}`;

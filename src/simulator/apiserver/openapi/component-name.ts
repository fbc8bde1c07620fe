import { schemaName } from '../schema/schemas.ts';

type Named = { group: string; version: string; kind: string };

/** The name of the schema of a kind, whether the real server has one or not. */
export const componentName = (kind: Named): string =>
  schemaName(kind) ?? `${kind.group.split('.').reverse().join('.')}.${kind.version}.${kind.kind}`;

/** The name of the schema of what lists a kind. */
export const listComponentName = (kind: Named & { listKind?: string | undefined }): string =>
  kind.listKind === undefined ? `${componentName(kind)}List` : componentName({ ...kind, kind: kind.listKind });

import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ManagedFieldsEntry } from '../../../resources/kube-object.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import { schemaName } from '../schema/schemas.ts';
import { type FieldSet, type FieldsV1, parseFields, writeFields } from './field-set.ts';

/** One manager of an object's fields. */
export interface Manager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string | undefined;
  readonly time: string | undefined;
  readonly fields: FieldSet;
}

/** Of entries of the same manager, which a client may have renamed, the last one counts. */
export const readManagers = (entries: readonly ManagedFieldsEntry[] = []): Manager[] => {
  const managers = entries.map(({ manager, operation, apiVersion, subresource, time, fieldsV1 }) => ({
    manager,
    operation,
    apiVersion,
    subresource: subresource || undefined,
    time,
    fields: parseFields((fieldsV1 ?? {}) as FieldsV1),
  }));
  return managers.filter((each, index) => !managers.some((other, at) => at > index && isSameManager(each, other)));
};

/** Managers that own nothing are dropped; appliers come first, then the oldest. */
export const writeManagers = (managers: readonly Manager[]): ManagedFieldsEntry[] =>
  managers
    .filter(({ fields }) => fields.size > 0)
    .sort(
      (one, other) =>
        byText(one.operation, other.operation) ||
        byText(one.time, other.time) ||
        byText(one.manager, other.manager) ||
        byText(one.apiVersion, other.apiVersion) ||
        byText(one.subresource, other.subresource),
    )
    .map(({ manager, operation, apiVersion, subresource, time, fields }) => ({
      manager,
      operation,
      apiVersion,
      ...(time === undefined ? {} : { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: writeFields(fields),
      ...(subresource === undefined ? {} : { subresource }),
    }));

/** Who applies is the same in all versions of a kind. */
export const isSameManager = (
  one: Omit<Manager, 'fields' | 'time'>,
  other: Omit<Manager, 'fields' | 'time'>,
): boolean =>
  one.manager === other.manager &&
  one.operation === other.operation &&
  (one.operation === 'Apply' || one.apiVersion === other.apiVersion) &&
  one.subresource === other.subresource;

/** Whether the version in which a manager has its fields is still there; the fields of others are forgotten. */
export const isServed = (
  { apiVersion = '' }: Partial<Manager>,
  kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>,
): boolean => {
  if (apiVersion === apiVersionOf(kind)) return true;
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return (
    apiVersion === apiVersionOf({ group: kind.group, version }) &&
    (isCustomKind(kind) || schemaName({ group: kind.group, kind: kind.kind, version }) !== undefined)
  );
};

/** The order of texts by their characters, whatever the language; a missing one counts as empty. */
export const byText = (one = '', other = ''): number => (one < other ? -1 : one > other ? 1 : 0);

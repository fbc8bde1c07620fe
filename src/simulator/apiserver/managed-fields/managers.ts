import type { ManagedFieldsEntry } from '../../../resources/kube-object.ts';
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

export const readManagers = (entries: readonly ManagedFieldsEntry[] | undefined): Manager[] =>
  (entries ?? []).map(({ manager, operation, apiVersion, subresource, time, fieldsV1 }) => ({
    manager,
    operation,
    apiVersion,
    subresource: subresource || undefined,
    time,
    fields: parseFields((fieldsV1 ?? {}) as FieldsV1),
  }));

/** Managers that own nothing are dropped; appliers come first, then the oldest. */
export const writeManagers = (managers: readonly Manager[]): ManagedFieldsEntry[] =>
  managers
    .filter(({ fields }) => fields.size > 0)
    .sort(
      (one, other) =>
        one.operation.localeCompare(other.operation) ||
        (one.time ?? '').localeCompare(other.time ?? '') ||
        one.manager.localeCompare(other.manager),
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

export const isSameManager = (
  one: Omit<Manager, 'fields' | 'time'>,
  other: Omit<Manager, 'fields' | 'time'>,
): boolean =>
  one.manager === other.manager &&
  one.operation === other.operation &&
  one.apiVersion === other.apiVersion &&
  one.subresource === other.subresource;

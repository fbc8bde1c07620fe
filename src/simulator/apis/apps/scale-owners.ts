import type { ManagedFieldsEntry } from '../../../resources/kube-object.ts';

type Fields = { [element: string]: Fields };

/** Where a scale has the number that it is about. */
const IN_SCALE = ['f:spec', 'f:replicas'];

/** The owners of a workload's number of replicas as owners of the number in its scale. @param path of `spec.replicas`: `f:spec`, `f:replicas` */
export const ownersOfScale = (
  entries: readonly ManagedFieldsEntry[] = [],
  path: readonly string[] = IN_SCALE,
): ManagedFieldsEntry[] =>
  entries
    .filter(({ fieldsV1 }) => has(fieldsV1 as Fields | undefined, path))
    .map((entry) => ({ ...entry, apiVersion: 'autoscaling/v1', fieldsV1: nested(IN_SCALE) }));

/**
 * The owners of a workload's fields after its scale was written: who owns the number there owns it here, and nobody else. The
 * entries of those who are new have no time, as on a real server.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.32.0/pkg/util/managedfields/scalehandler.go
 */
export const ownersAfterScale = (
  entries: readonly ManagedFieldsEntry[] = [],
  scaleEntries: readonly ManagedFieldsEntry[] = [],
  apiVersion: string,
  path: readonly string[] = IN_SCALE,
): ManagedFieldsEntry[] => {
  const left = new Set(scaleEntries);
  const kept = entries.flatMap((entry) => {
    const fields = entry.fieldsV1 as Fields | undefined;
    if (!has(fields, path)) return [entry];
    const same = scaleEntries.find((each) => isSame(each, entry));
    if (same !== undefined) {
      left.delete(same);
      return [entry];
    }
    const rest = without(fields as Fields, path);
    return rest === undefined ? [] : [{ ...entry, fieldsV1: rest }];
  });
  const added = [...left].map(({ time: _, ...entry }) => ({ ...entry, apiVersion, fieldsV1: nested(path) }));
  return [...kept, ...added];
};

const isSame = (one: ManagedFieldsEntry, other: ManagedFieldsEntry): boolean =>
  one.manager === other.manager && one.operation === other.operation && one.subresource === other.subresource;

const nested = ([element, ...rest]: readonly string[]): Fields =>
  element === undefined ? {} : { [element]: nested(rest) };

const has = (fields: Fields | undefined, [element, ...rest]: readonly string[]): boolean =>
  fields !== undefined && (element === undefined || has(fields[element], rest));

/** What is left of fields without one of them; `undefined`: nothing. */
const without = (fields: Fields, [element = '', ...path]: readonly string[]): Fields | undefined => {
  const { [element]: inner, ...rest } = fields;
  const left = path.length === 0 || inner === undefined ? undefined : without(inner, path);
  const whole = left === undefined ? rest : { ...rest, [element]: left };
  return Object.keys(whole).length === 0 ? undefined : whole;
};

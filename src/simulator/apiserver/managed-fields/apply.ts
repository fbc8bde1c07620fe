import type { KubeObject } from '../../../resources/kube-object.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { schemaOf } from '../schema/schemas.ts';
import { applyConflict, type FieldConflict } from './apply-conflict.ts';
import { appliedFields, compareFields } from './compare.ts';
import { difference, intersection, isBelow, sameFields } from './field-set.ts';
import { isSameManager, type Manager, readManagers, writeManagers } from './managers.ts';
import { mergeApplied, withoutField } from './merge-applied.ts';
import { ownedState } from './owned-state.ts';
import { MIGRATING_MANAGER, recordedFields } from './recorded-fields.ts';
import type { Writing } from './track-update.ts';

/**
 * Server-side apply: the configuration is laid over the live object, what its manager no longer applies and nobody else
 * owns is removed, and fields of others are only taken by force.
 *
 * @throws StatusError 409 that names the owners of fields that would change
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export const applyConfiguration = (
  live: KubeObject | undefined,
  configuration: KubeObject,
  writing: Writing,
  force: boolean,
): KubeObject => {
  const schema = schemaOf(writing.kind);
  const self = {
    manager: writing.manager,
    operation: 'Apply' as const,
    apiVersion: apiVersionOf(writing.kind),
    subresource: writing.subresource,
  };
  const before = readManagers(live?.metadata.managedFields);
  const own = before.find((each) => isSameManager(each, self));
  const fields = appliedFields(ownedState(configuration, writing), schema);
  const merged = mergeApplied(live ?? {}, configuration, schema) as KubeObject;
  const { changed } = compareFields(ownedState(live, writing), ownedState(merged, writing), schema);
  const others = before.filter((each) => each !== own);
  const conflicts = others.flatMap((manager) => conflictsWith(manager, intersection(fields, changed)));
  if (conflicts.length > 0 && !force) refuse(conflicts, live, writing);
  const taken = new Set(conflicts.map(({ path }) => path));
  const rest = others.map((each) => ({ ...each, fields: difference(each.fields, taken) }));
  const pruned = dropped(own, fields, rest).reduce(
    (object, path) => withoutField(object, path, schema) as KubeObject,
    merged,
  );
  const time =
    own !== undefined && sameFields(own.fields, fields) && changed.size === 0
      ? own.time
      : timestamp(writing.clock.now());
  const managers = writing.tracked ? writeManagers([...rest, { ...self, time, fields }]) : [];
  return { ...pruned, metadata: { ...pruned.metadata, ...(managers.length === 0 ? {} : { managedFields: managers }) } };
};

/** @throws StatusError 409 unless all that is in conflict was applied by the same client before, on its own side */
const refuse = (conflicts: readonly FieldConflict[], live: KubeObject | undefined, writing: Writing): void => {
  const known = writing.manager === MIGRATING_MANAGER ? recordedFields(live, writing) : new Set<string>();
  const open = conflicts.filter(({ path }) => !known.has(path));
  if (open.length > 0) throw applyConflict(open);
};

const conflictsWith = (manager: Manager, changing: ReadonlySet<string>): FieldConflict[] =>
  [...intersection(manager.fields, changing)].sort().map((path) => ({ manager, path }));

/** What the manager applied before, does not apply any more, and nobody else owns, in part or as a whole. */
const dropped = (own: Manager | undefined, fields: ReadonlySet<string>, others: readonly Manager[]): string[] => {
  const owned = (path: string): boolean =>
    [fields, ...others.map((each) => each.fields)].some(
      (set) => set.has(path) || [...set].some((each) => isBelow(each, path)),
    );
  return [...difference(own?.fields ?? new Set<string>(), fields)].filter((path) => !owned(path)).sort();
};

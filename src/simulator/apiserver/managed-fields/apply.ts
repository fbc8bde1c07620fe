import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { schemaOf } from '../schema/schemas.ts';
import { allFields } from './all-fields.ts';
import { applyConflict, type FieldConflict } from './apply-conflict.ts';
import { appliedFields, compareFields } from './compare.ts';
import { byPlace, difference, intersection, parseFields, union } from './field-set.ts';
import { isSameManager, isServed, type Manager, readManagers, writeManagers } from './managers.ts';
import { mergeApplied } from './merge-applied.ts';
import { ownedState } from './owned-state.ts';
import { prune } from './prune.ts';
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
  sent: KubeObject,
  writing: Writing,
  force: boolean,
): KubeObject => {
  // A client may well send null, which names nothing.
  const configuration = { ...sent, metadata: sent.metadata ?? {} };
  const schema = schemaOf(writing.kind);
  const self = {
    manager: writing.manager,
    operation: 'Apply' as const,
    apiVersion: apiVersionOf(writing.kind),
    subresource: writing.subresource,
  };
  const before = managersOf(live, writing);
  const own = before.find((each) => isSameManager(each, self));
  const others = before.filter((each) => each !== own && isServed(each, writing.kind));
  const fields = appliedFields(ownedState(configuration, writing), schema);
  const kept = union(fields, named);
  const merged = prune(mergeApplied(live ?? {}, configuration, schema), own, kept, others, schema) as KubeObject;
  const { changed, removed } = compareFields(ownedState(live, writing), ownedState(merged, writing), schema);
  // What was applied and is gone was applied as nothing.
  const taken = union(changed, intersection(removed, fields));
  const conflicts = others.flatMap((manager) => conflictsWith(manager, taken));
  if (conflicts.length > 0 && !force) refuse(conflicts, live, writing);
  const rest = others.map((each) => ({ ...each, fields: difference(each.fields, union(changed, removed)) }));
  // Who applies what is there already owns it from no time on.
  const time = live !== undefined && equal(live, merged) ? own?.time : timestamp(writing.clock.now());
  const { managedFields: _, ...metadata } = merged.metadata;
  const managers = writing.tracked ? writeManagers([...rest, { ...self, time, fields }]) : [];
  return { ...merged, metadata: { ...metadata, ...(managers.length === 0 ? {} : { managedFields: managers }) } };
};

/** Every configuration names its object, although nobody owns a name. */
const named = parseFields({ 'f:metadata': { 'f:name': {} } });

/** Nobody has kept account of an object without owners: until it is first applied, all of it belongs to one who updated it. */
const managersOf = (live: KubeObject | undefined, writing: Writing): readonly Manager[] => {
  const managers = readManagers(live?.metadata.managedFields);
  if (live === undefined || managers.length > 0) return managers;
  return [
    {
      manager: 'before-first-apply',
      operation: 'Update',
      apiVersion: apiVersionOf(writing.kind),
      subresource: writing.subresource,
      time: timestamp(writing.clock.now()),
      fields: parseFields(allFields(ownedState(live, writing), schemaOf(writing.kind))),
    },
  ];
};

/** @throws StatusError 409 unless all that is in conflict was applied by the same client before, on its own side */
const refuse = (conflicts: readonly FieldConflict[], live: KubeObject | undefined, writing: Writing): void => {
  const known = writing.manager === MIGRATING_MANAGER ? recordedFields(live, writing) : new Set<string>();
  const open = conflicts.filter(({ path }) => !known.has(path));
  if (open.length > 0) throw applyConflict(open);
};

const conflictsWith = (manager: Manager, changing: ReadonlySet<string>): FieldConflict[] =>
  [...intersection(manager.fields, changing)].sort(byPlace).map((path) => ({ manager, path }));

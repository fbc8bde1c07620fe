import { apiVersionOf, groupVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { schemaOf } from '../schema/schemas.ts';
import { applyConflict } from './apply-conflict.ts';
import { compareFields } from './compare.ts';
import { byPlace, difference, type FieldSet, intersection, union } from './field-set.ts';
import { isSameManager, type Manager, readManagers, writeManagers } from './managers.ts';
import { ownedState } from './owned-state.ts';
import type { Writing } from './track-update.ts';

/**
 * Takes from those who own fields in another version of the kind what has changed as that version shows it: it may call fields
 * otherwise, or keep them elsewhere.
 *
 * @param written the new state, whose owners are already those after the write, as if all versions had the same fields
 * @param asksOwners whether fields of others may not be taken
 * @throws StatusError 409 that names the owners of such fields
 * @see https://github.com/kubernetes-sigs/structured-merge-diff/blob/v4.4.2/merge/update.go
 */
export const inOtherVersions = <T extends KubeObject>(
  current: KubeObject | undefined,
  written: T,
  writing: Writing,
  asksOwners = false,
): T | Promise<T> => {
  const own = apiVersionOf(writing.kind);
  const entries = current?.metadata.managedFields ?? [];
  if (current === undefined || writing.inVersion === undefined || entries.every((each) => each.apiVersion === own))
    return written;
  return converted(current, written, writing, asksOwners);
};

const converted = async <T extends KubeObject>(
  current: KubeObject,
  written: T,
  writing: Writing,
  asksOwners: boolean,
): Promise<T> => {
  const managers = readManagers(written.metadata.managedFields);
  // Somebody has taken all owners away.
  if (managers.length === 0) return written;
  const before = readManagers(current.metadata.managedFields);
  const lost = new Map<string, FieldSet | undefined>();
  for (const { apiVersion } of before)
    if (apiVersion !== apiVersionOf(writing.kind) && !lost.has(apiVersion))
      lost.set(apiVersion, await lostIn(apiVersion, current, written, writing));
  const others = before.filter((each) => lost.get(each.apiVersion) !== undefined && !isWriter(each, writing));
  const conflicts = others.flatMap((manager) =>
    [...intersection(manager.fields, lost.get(manager.apiVersion) as FieldSet)]
      .sort(byPlace)
      .map((path) => ({ manager, path })),
  );
  if (asksOwners && conflicts.length > 0) throw applyConflict(conflicts);
  const kept = others.map((each) => ({
    ...each,
    fields: difference(each.fields, lost.get(each.apiVersion) as FieldSet),
  }));
  const same = managers.filter((each) => !others.some((other) => isSameManager(each, other)));
  const { managedFields: _, ...metadata } = written.metadata;
  const managedFields = writeManagers([...same, ...kept]);
  return { ...written, metadata: managedFields.length === 0 ? metadata : { ...metadata, managedFields } };
};

const isWriter = ({ manager, operation, subresource }: Manager, writing: Writing): boolean =>
  operation === 'Apply' && manager === writing.manager && subresource === writing.subresource;

/** The fields that have another value in a version, or are gone there; `undefined` when nothing can be said of it. */
const lostIn = async (
  apiVersion: string,
  current: KubeObject,
  written: KubeObject,
  writing: Writing,
): Promise<FieldSet | undefined> => {
  const [old, next] = await Promise.all([
    writing.inVersion?.(current, apiVersion),
    writing.inVersion?.(written, apiVersion),
  ]);
  if (old === undefined || next === undefined) return undefined;
  const schema = schemaOf({ ...groupVersionOf(apiVersion), kind: writing.kind.kind });
  const { changed, removed } = compareFields(ownedState(old, writing), ownedState(next, writing), schema);
  return union(changed, removed);
};

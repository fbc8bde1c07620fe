import { isJsonObject } from '../../../image/json-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Schema } from '../facts/load-facts.ts';
import { childPath, type FieldSet } from './field-set.ts';
import { membersOf } from './structure.ts';

/** What differs between two states of an object. */
export interface Difference {
  /** Fields that are new or have another value. */
  readonly changed: FieldSet;
  /** Fields that are gone, with all that was below them. */
  readonly removed: FieldSet;
}

/** Compares field by field, as far as fields can have different owners. */
export const compareFields = (before: unknown, after: unknown, schema: Schema | undefined): Difference => {
  const changed = new Set<string>();
  const removed = new Set<string>();
  const compare = (old: unknown, now: unknown, own: Schema | undefined, path: string): void => {
    if (equal(old, now)) return;
    const oldMembers = membersOf(old, own);
    const newMembers = membersOf(now, own);
    if (oldMembers === undefined || newMembers === undefined) {
      changed.add(path);
      return;
    }
    const rest = new Map(oldMembers.map((member) => [member.element, member]));
    for (const { element, value, schema: each, optional } of newMembers) {
      const known = rest.get(element);
      rest.delete(element);
      if (known === undefined) addFields(changed, value, each, childPath(path, element), optional);
      else compare(known.value, value, each, childPath(path, element));
    }
    for (const { element, value, schema: each } of rest.values())
      addFields(removed, value, each, childPath(path, element), true);
  };
  compare(before, after, schema, '');
  return { changed, removed };
};

/** Adds a value with all that is below it; `self`: also the value itself where it has members. */
const addFields = (set: Set<string>, value: unknown, schema: Schema | undefined, path: string, self: boolean): void => {
  const members = membersOf(value, schema);
  if (members === undefined || members.length === 0) {
    set.add(path);
    return;
  }
  if (self) set.add(path);
  for (const { element, value: each, schema: own, optional } of members)
    addFields(set, each, own, childPath(path, element), optional);
};

/** The fields that a configuration sets, in the sense of server-side apply. */
export const appliedFields = (
  value: unknown,
  schema: Schema | undefined,
  path = '',
  set = new Set<string>(),
): Set<string> => {
  if (isJsonObject(value)) for (const name in value) if (value[name] === null) set.add(childPath(path, `f:${name}`));
  for (const { element, value: each, schema: own, declared } of membersOf(value, schema) ?? []) {
    const child = childPath(path, element);
    const members = membersOf(each, own);
    if (members === undefined || members.length === 0 || !declared) set.add(child);
    appliedFields(each, own, child, set);
  }
  return set;
};

import { isJsonObject } from '../../../image/json-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Schema } from '../facts/load-facts.ts';
import { childPath, type FieldSet } from './field-set.ts';
import { membersOf, writtenMembers } from './structure.ts';

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
    const oldMembers = writtenMembers(old, own);
    const newMembers = writtenMembers(now, own);
    // That there is nothing in it is told from that there is none.
    if (oldMembers === undefined || newMembers === undefined || oldMembers.length + newMembers.length === 0) {
      changed.add(path);
      return;
    }
    const rest = new Map(oldMembers.map((member) => [member.element, member]));
    for (const { element, value, schema: each } of newMembers) {
      const known = rest.get(element);
      rest.delete(element);
      if (known === undefined) addFields(changed, value, each, childPath(path, element));
      else compare(known.value, value, each, childPath(path, element));
    }
    for (const { element, value, schema: each } of rest.values())
      addFields(removed, value, each, childPath(path, element));
  };
  compare(before, after, schema, '');
  return { changed, removed };
};

/** Adds a value with all that is below it. */
const addFields = (set: Set<string>, value: unknown, schema: Schema | undefined, path: string): void => {
  set.add(path);
  for (const { element, value: each, schema: own } of writtenMembers(value, schema) ?? [])
    addFields(set, each, own, childPath(path, element));
};

/** The fields that a configuration sets, in the sense of server-side apply. */
export const appliedFields = (state: { readonly metadata?: unknown }, schema: Schema | undefined): Set<string> => {
  const set = new Set<string>();
  addApplied(set, state, schema, '');
  // Nobody owns metadata as such, although what identifies an object is left out here.
  set.delete('f:metadata');
  return set;
};

const addApplied = (set: Set<string>, value: unknown, schema: Schema | undefined, path: string): void => {
  if (isJsonObject(value)) for (const name in value) if (value[name] === null) set.add(childPath(path, `f:${name}`));
  for (const { element, value: each, schema: own, declared } of membersOf(value, schema) ?? []) {
    const child = childPath(path, element);
    const members = membersOf(each, own);
    // A list whose items have owners of their own has none itself, not even when it is empty.
    if (members === undefined || !declared || (members.length === 0 && !Array.isArray(each))) set.add(child);
    addApplied(set, each, own, child);
  }
};

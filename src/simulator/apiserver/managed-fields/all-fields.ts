import { equal } from '../../apimachinery/equality.ts';
import type { Schema } from '../facts/load-facts.ts';
import type { FieldsV1 } from './field-set.ts';
import { byText } from './managers.ts';
import { type Member, membersOf, unsetFields, writtenMembers } from './structure.ts';

/**
 * Every field of a state, in the form in which a set of fields is stored: what the creator of an object owns. It is the
 * difference to an object that nobody has set anything of, without the way there: metadata and structs that every object has
 * are not added.
 */
export const allFields = (state: unknown, schema: Schema | undefined): FieldsV1 => below(state, schema, METADATA);

/** What every object has, of any kind. */
const METADATA: ReadonlyMap<string, unknown> = new Map([['metadata', {}]]);

const below = (value: unknown, schema: Schema | undefined, everywhere?: ReadonlyMap<string, unknown>): FieldsV1 => {
  const fields: FieldsV1 = {};
  const unset = unsetFields(schema);
  for (const member of sorted(membersOf(value, schema))) {
    const name = member.element.slice(2);
    const known = unset.has(name) ? unset.get(name) : everywhere?.get(name);
    if (known === undefined) fields[member.element] = added(member);
    else if (!equal(known, member.value)) set(fields, member);
  }
  return fields;
};

/** A field that every object has: only what is new below it counts. */
const set = (fields: FieldsV1, { element, value, schema }: Member): void => {
  if (membersOf(value, schema) === undefined) fields[element] = {};
  else {
    const own = below(value, schema);
    if (Object.keys(own).length > 0) fields[element] = own;
  }
};

const added = ({ value, schema }: Member): FieldsV1 => {
  const members = writtenMembers(value, schema);
  if (members === undefined || members.length === 0) return {};
  const fields: FieldsV1 = { '.': {} };
  for (const member of sorted(members)) fields[member.element] = added(member);
  return fields;
};

const sorted = (members: readonly Member[] = []): readonly Member[] =>
  members.length < 2 ? members : [...members].sort((one, other) => byText(one.element, other.element));

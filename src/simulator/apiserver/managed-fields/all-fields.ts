import type { Schema } from '../facts/load-facts.ts';
import type { FieldsV1 } from './field-set.ts';
import { byText } from './managers.ts';
import { type Member, membersOf } from './structure.ts';

/**
 * Every field of a state, in the form in which a set of fields is stored: what the creator of an object owns. It is the
 * difference to nothing, without the way there.
 */
export const allFields = (state: unknown, schema: Schema | undefined): FieldsV1 => {
  const fields: FieldsV1 = {};
  for (const member of [...(membersOf(state, schema) ?? [])].sort(byElement)) fields[member.element] = below(member);
  return fields;
};

const below = ({ value, schema, optional }: Member): FieldsV1 => {
  const members = membersOf(value, schema);
  return members === undefined || members.length === 0
    ? {}
    : { ...(optional ? { '.': {} } : {}), ...allFields(value, schema) };
};

const byElement = (one: Member, other: Member): number => byText(one.element, other.element);

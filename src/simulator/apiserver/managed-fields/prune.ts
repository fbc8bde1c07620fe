import { isJsonObject } from '../../../image/json-object.ts';
import type { Schema } from '../facts/load-facts.ts';
import { resolved } from '../schema/schemas.ts';
import { childPath, difference, elementsOf, type FieldSet } from './field-set.ts';
import type { Manager } from './managers.ts';
import { withoutField } from './merge-applied.ts';
import { elementOf, itemSchema } from './structure.ts';

/**
 * Takes away what a manager applied before, does not apply any more, and nobody else owns. An item of a list or map goes with
 * all that is in it, for it is only there as long as somebody owns the item itself; a field that the type declares stays as long as
 * anything below it has an owner.
 *
 * @see https://github.com/kubernetes-sigs/structured-merge-diff/blob/v4.4.2/merge/update.go
 */
export const prune = (
  merged: unknown,
  own: Manager | undefined,
  applied: FieldSet,
  others: readonly Manager[],
  schema: Schema | undefined,
): unknown => {
  if (own === undefined || own.fields.size === 0) return merged;
  const kept = withParents(
    new Set([applied, ...others.map(({ fields }) => fields)].flatMap((set) => [...set])),
    schema,
  );
  const dropped = [...difference(withParents(own.fields, schema), kept)].sort();
  return dropped.reduce((object, path) => withoutField(object, path, schema), merged);
};

/** The fields of a set and the declared fields that they are in. */
const withParents = (set: FieldSet, schema: Schema | undefined): Set<string> => {
  const all = new Set(set);
  for (const path of set) {
    let at = '';
    let type = schema;
    for (const element of elementsOf(path)) {
      const declared = element.startsWith('f:') ? declaredField(type, element.slice(2)) : undefined;
      at = childPath(at, element);
      if (declared !== undefined) all.add(at);
      type = declared ?? entryOf(type);
    }
  }
  return all;
};

const declaredField = (type: Schema | undefined, name: string): Schema | undefined =>
  type === undefined ? undefined : resolved(type).properties?.[name];

const entryOf = (type: Schema | undefined): Schema | undefined => {
  if (type === undefined) return undefined;
  if (elementOf(type) !== undefined) return itemSchema(type);
  const { additionalProperties } = resolved(type);
  return isJsonObject(additionalProperties) ? additionalProperties : undefined;
};

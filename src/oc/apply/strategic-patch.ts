import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../image/json-object.ts';
import type { PatchSchema } from './patch-schema.ts';

/** What an object was wanted to be, what it is wanted to be now, and what it is. */
interface States {
  readonly original: unknown;
  readonly wanted: unknown;
  readonly current: unknown;
}

/**
 * The strategic merge patch that brings an object from what it is to what is wanted: what was wanted before and is not any
 * more goes away, what others wrote stays, in lists with a merge key too.
 *
 * @returns `undefined` when nothing changes
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export const strategicPatch = (
  original: object,
  wanted: object,
  current: object,
  schema: PatchSchema,
): object | undefined => {
  const patch = mapPatch({ original, wanted, current }, schema);
  return Object.keys(patch).length === 0 ? undefined : patch;
};

const mapPatch = ({ original, wanted, current }: States, schema: PatchSchema): Record<string, unknown> => {
  const [old, next, now] = [asMap(original), asMap(wanted), asMap(current)];
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(old)) if (!(key in next) && key in now) patch[key] = null;
  for (const [key, value] of Object.entries(next)) {
    const states = { original: old[key], wanted: value, current: now[key] };
    const field = schema.field(key);
    if (value === null) {
      if (now[key] !== undefined && now[key] !== null) patch[key] = null;
    } else if (isJsonObject(value) && isJsonObject(now[key]) && field.strategies.includes('replace')) {
      // As in kubectl, which does not look whether it is the same already.
      patch[key] = value;
    } else if (isJsonObject(value) && isJsonObject(now[key])) {
      const inner = mapPatch(states, field);
      if (Object.keys(inner).length > 0)
        patch[key] = field.strategies.includes('retainKeys') ? { ...inner, $retainKeys: Object.keys(value) } : inner;
    } else if (Array.isArray(value) && Array.isArray(now[key]) && field.strategies.includes('merge'))
      Object.assign(patch, listPatch(key, states, field));
    else if (!isDeepStrictEqual(value, now[key])) patch[key] = value;
  }
  return patch;
};

const listPatch = (name: string, states: States, schema: PatchSchema): Record<string, unknown> => {
  const { mergeKey } = schema;
  return mergeKey === undefined ? primitivesPatch(name, states) : elementsPatch(name, states, { schema, mergeKey });
};

/** Elements that a key tells apart. */
const elementsPatch = (
  name: string,
  states: States,
  { schema, mergeKey }: { schema: PatchSchema; mergeKey: string },
): Record<string, unknown> => {
  const [old, next, now] = [asList(states.original), asList(states.wanted), asList(states.current)];
  const keyOf = (element: unknown): unknown => asMap(element)[mergeKey];
  const find = (list: readonly unknown[], key: unknown): unknown => list.find((element) => keyOf(element) === key);
  const changes: unknown[] = [];
  for (const element of next) {
    const key = keyOf(element);
    const known = find(now, key);
    if (known === undefined) changes.push(element);
    else {
      const inner = mapPatch({ original: find(old, key), wanted: element, current: known }, schema.element);
      if (Object.keys(inner).length > 0) changes.push({ [mergeKey]: key, ...inner });
    }
  }
  const gone = old.map(keyOf).filter((key) => find(next, key) === undefined && find(now, key) !== undefined);
  changes.push(...gone.map((key) => ({ $patch: 'delete', [mergeKey]: key })));
  const order = next.map(keyOf);
  // As in kubectl, an element that somebody else added makes the order another one.
  if (changes.length === 0 && isDeepStrictEqual(order, now.map(keyOf))) return {};
  return {
    [`$setElementOrder/${name}`]: order.map((key) => ({ [mergeKey]: key })),
    ...(changes.length > 0 && { [name]: changes }),
  };
};

/** Texts and numbers, such as finalizers. */
const primitivesPatch = (name: string, states: States): Record<string, unknown> => {
  const [old, next, now] = [asList(states.original), asList(states.wanted), asList(states.current)];
  const added = next.filter((value) => !now.includes(value));
  const gone = old.filter((value) => !next.includes(value) && now.includes(value));
  if (added.length + gone.length === 0) return {};
  return {
    ...(gone.length > 0 && { [`$deleteFromPrimitiveList/${name}`]: gone }),
    [`$setElementOrder/${name}`]: next,
    ...(added.length > 0 && { [name]: added }),
  };
};

const asMap = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

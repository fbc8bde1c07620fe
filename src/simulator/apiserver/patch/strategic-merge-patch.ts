import { isJsonObject, type JsonObject, putMember } from '../../../image/json-object.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Schema } from '../facts/load-facts.ts';
import { fieldSchema, resolved, schemaOf } from '../schema/schemas.ts';
import { checkOrder, inPatchOrder } from './element-order.ts';
import { elementType, type ListMerge, mergeLists } from './merge-lists.ts';
import { noMap } from './merge-patch.ts';
import {
  asList,
  badPatchType,
  DELETE_PRIMITIVES,
  ELEMENT_ORDER,
  goType,
  retained,
  withoutDirectives,
} from './patch-directives.ts';
import { parsePatchText } from './patch-text.ts';
import type { PatchTarget } from './read-patch.ts';

/**
 * A strategic merge patch: lists merge by the keys that the kind's schema names, and `$patch`, `$retainKeys`,
 * `$setElementOrder/…` and `$deleteFromPrimitiveList/…` direct the rest.
 *
 * @throws StatusError 400, when it is applied, for directives that do not fit
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export const strategicMergePatch =
  (patch: JsonObject, kind: PatchTarget): ((current: KubeObject) => KubeObject) =>
  (current) =>
    mergeMaps(current as unknown as JsonObject, patch, schemaOf(kind)) as unknown as KubeObject;

/**
 * The strategic merge patch in a body; `null` changes nothing.
 *
 * @throws StatusError 400 when the body is no JSON object
 */
export const parseStrategicMergePatch = (body: Buffer): JsonObject => {
  const patch = parsePatchText(body, '') ?? {};
  if (isJsonObject(patch)) return patch;
  throw noMap(patch, '');
};

const mergeMaps = (original: JsonObject, patch: JsonObject, schema: Schema | undefined): JsonObject => {
  if (Object.hasOwn(patch, '$patch')) return replaced(patch);
  const result = retained(original, patch);
  const names = Object.keys(patch);
  const ordered = names
    .filter((name) => name.startsWith(ELEMENT_ORDER))
    .map((name) => name.slice(ELEMENT_ORDER.length));
  const done = ordered.filter((name) => mergeInOrder(result, patch, name, fieldSchema(schema, name)));
  for (const name of names) {
    if (name.startsWith(DELETE_PRIMITIVES)) deletePrimitives(result, name.slice(DELETE_PRIMITIVES.length), patch[name]);
    else if (!name.startsWith('$') && !done.includes(name))
      mergeField(result, name, patch[name], fieldSchema(schema, name));
  }
  return result;
};

/** A map that is not merged but takes the place of another one, or goes. */
const replaced = ({ $patch: directive, ...rest }: JsonObject): JsonObject => {
  if (directive === 'replace') return rest;
  if (directive === 'delete') return {};
  throw badPatchType({ $patch: directive, ...rest });
};

const mergeField = (result: JsonObject, name: string, value: unknown, own: Schema | undefined): void => {
  const current = Object.hasOwn(result, name) ? result[name] : undefined;
  const isMerged = value !== null && goType(current) === goType(value);
  if (isMerged && isJsonObject(value)) {
    const isReplaced = strategiesOf(own).includes('replace');
    putMember(result, name, isReplaced ? value : mergeMaps(current as JsonObject, value, own));
    return;
  }
  if (isMerged && Array.isArray(value)) {
    result[name] = strategiesOf(own).includes('merge')
      ? mergeLists(current as unknown[], value, listMerge(own))
      : value;
    return;
  }
  const kept = value === null ? undefined : withoutDirectives(value);
  if (kept === undefined) delete result[name];
  else putMember(result, name, kept);
};

const strategiesOf = (schema: Schema | undefined): readonly string[] =>
  schema?.['x-kubernetes-patch-strategy']?.split(',') ?? [];

const listMerge = (schema: Schema | undefined): ListMerge => {
  const items = schema?.items === undefined ? undefined : resolved(schema.items);
  return {
    mergeKey: schema?.['x-kubernetes-patch-merge-key'],
    merge: (original, patch) => mergeMaps(original, patch, items),
  };
};

/**
 * Merges a list for which the patch names an order.
 *
 * @returns whether there was a list to be ordered
 */
const mergeInOrder = (result: JsonObject, patch: JsonObject, name: string, own: Schema | undefined): boolean => {
  const order = asList(patch[`${ELEMENT_ORDER}${name}`]);
  const original = Object.hasOwn(result, name) ? asList(result[name]) : undefined;
  const changes = Object.hasOwn(patch, name) ? asList(patch[name]) : undefined;
  const merge = listMerge(own);
  checkOrder(changes ?? [], order, merge.mergeKey);
  if (original === undefined && changes === undefined) return false;
  const merged = changes === undefined ? original : mergedWith(original, changes, own, merge);
  elementType(original ?? [], changes ?? []);
  result[name] = inPatchOrder(merged ?? [], order, original ?? [], merge.mergeKey);
  return true;
};

const mergedWith = (
  original: readonly unknown[] | undefined,
  changes: readonly unknown[],
  own: Schema | undefined,
  merge: ListMerge,
): readonly unknown[] => {
  if (original === undefined) return asList(withoutDirectives(changes));
  return strategiesOf(own).includes('merge') ? mergeLists(original, changes, merge) : changes;
};

const deletePrimitives = (result: JsonObject, name: string, values: unknown): void => {
  const list = result[name];
  if (values === null) delete result[name];
  else if (Array.isArray(list) && Array.isArray(values)) result[name] = list.filter((item) => !values.includes(item));
};

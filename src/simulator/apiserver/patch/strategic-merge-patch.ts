import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { Schema } from '../facts/load-facts.ts';
import { fieldSchema, resolved, schemaOf } from '../schema/schemas.ts';
import { type ElementKey, inPatchOrder } from './element-order.ts';
import { goMap } from './go-map.ts';
import type { PatchTarget } from './read-patch.ts';

const DELETE_PRIMITIVES = '$deleteFromPrimitiveList/';
const ELEMENT_ORDER = '$setElementOrder/';

/**
 * A strategic merge patch: lists merge by the keys that the kind's schema names, and `$patch`, `$retainKeys`,
 * `$setElementOrder/…` and `$deleteFromPrimitiveList/…` direct the rest.
 *
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export const strategicMergePatch =
  (patch: JsonObject, kind: PatchTarget): ((current: KubeObject) => KubeObject) =>
  (current) =>
    mergeMaps(current as unknown as JsonObject, patch, schemaOf(kind)) as unknown as KubeObject;

const mergeMaps = (original: JsonObject, patch: JsonObject, schema: Schema | undefined): JsonObject => {
  checkDirective(patch);
  if (patch['$patch'] === 'replace') return without(patch, '$patch');
  if (patch['$patch'] === 'delete') return {};
  const result: JsonObject = retained(original, patch['$retainKeys']);
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(DELETE_PRIMITIVES)) deletePrimitives(result, key.slice(DELETE_PRIMITIVES.length), value);
    else if (key.startsWith(ELEMENT_ORDER)) orderOnly(result, original, patch, key.slice(ELEMENT_ORDER.length), schema);
    else if (!key.startsWith('$')) mergeField(result, key, value, patch, schema);
  }
  return result;
};

const checkDirective = (patch: JsonObject): void => {
  const directive = patch['$patch'];
  if (directive !== undefined && !['replace', 'delete', 'merge'].includes(String(directive)))
    throw badRequest(`unknown patch type: ${directive} in map: ${goMap(patch)}`);
};

const mergeField = (
  result: JsonObject,
  key: string,
  value: unknown,
  patch: JsonObject,
  schema: Schema | undefined,
): void => {
  const own = fieldSchema(schema, key);
  const strategies = own?.['x-kubernetes-patch-strategy']?.split(',') ?? [];
  if (value === null) delete result[key];
  else if (isJsonObject(value) && !strategies.includes('replace')) {
    if (value['$patch'] === 'delete') delete result[key];
    else result[key] = mergeMaps(isJsonObject(result[key]) ? result[key] : {}, value, own);
  } else if (Array.isArray(value) && own !== undefined && strategies.includes('merge')) {
    const order = patch[`${ELEMENT_ORDER}${key}`];
    result[key] = mergeLists(
      Array.isArray(result[key]) ? result[key] : [],
      value,
      own,
      Array.isArray(order) ? order : value,
    );
  } else result[key] = value;
};

const mergeLists = (
  original: readonly unknown[],
  patch: readonly unknown[],
  schema: Schema,
  order: readonly unknown[],
): unknown[] => {
  const key = elementKey(schema);
  const replacement = patch.find((item) => isJsonObject(item) && item['$patch'] === 'replace');
  if (replacement !== undefined) return patch.filter((item) => item !== replacement);
  const items = schema.items === undefined ? undefined : resolved(schema.items);
  const merged = [...original];
  const present: unknown[] = [];
  for (const item of patch) {
    const index = merged.findIndex((each) => key(each) === key(item));
    if (isJsonObject(item) && item['$patch'] === 'delete') {
      if (index >= 0) merged.splice(index, 1);
      continue;
    }
    if (isJsonObject(item) && key(item) === undefined)
      throw badRequest(
        `map: ${goMap(item)} does not contain declared merge key: ${schema['x-kubernetes-patch-merge-key']}`,
      );
    present.push(item);
    if (index < 0) merged.push(isJsonObject(item) ? mergeMaps({}, item, items) : item);
    else if (isJsonObject(item)) merged[index] = mergeMaps(merged[index] as JsonObject, item, items);
  }
  return inPatchOrder(merged, order.length === 0 ? present : order, original, key);
};

/** An element order for a list that the patch leaves alone otherwise. */
const orderOnly = (
  result: JsonObject,
  original: JsonObject,
  patch: JsonObject,
  field: string,
  schema: Schema | undefined,
): void => {
  const own = fieldSchema(schema, field);
  const order = patch[`${ELEMENT_ORDER}${field}`];
  const items = result[field];
  if (patch[field] !== undefined || own === undefined || !Array.isArray(items) || !Array.isArray(order)) return;
  result[field] = inPatchOrder(items, order, Array.isArray(original[field]) ? original[field] : [], elementKey(own));
};

const deletePrimitives = (result: JsonObject, field: string, values: unknown): void => {
  const list = result[field];
  if (!Array.isArray(list) || !Array.isArray(values)) return;
  const rest = list.filter((item) => !values.includes(item));
  if (rest.length === 0) delete result[field];
  else result[field] = rest;
};

const retained = (original: JsonObject, keys: unknown): JsonObject =>
  Array.isArray(keys)
    ? Object.fromEntries(Object.entries(original).filter(([key]) => keys.includes(key)))
    : { ...original };

const elementKey = (schema: Schema): ElementKey => {
  const mergeKey = schema['x-kubernetes-patch-merge-key'];
  return (item) => (isJsonObject(item) ? (mergeKey === undefined ? undefined : item[mergeKey]) : item);
};

const without = (object: JsonObject, key: string): JsonObject => {
  const { [key]: _, ...rest } = object;
  return rest;
};

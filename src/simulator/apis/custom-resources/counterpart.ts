import type { JsonObject } from '../../../image/json-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

/** The item of the list before that had the same keys; items of other lists have no past. */
export const counterpart = (item: unknown, schema: Schema, old: unknown): unknown => {
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(old)) return undefined;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const identity = (each: unknown): unknown[] => keys.map((key) => (each as JsonObject | null)?.[key]);
  return old.find((each) => equal(identity(each), identity(item)));
};

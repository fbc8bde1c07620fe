import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import { validateAnnotations, validateLabels } from '../validation/object-meta.ts';

/**
 * What a conversion webhook made of an object, with the metadata that the object had: of that a webhook may change labels and
 * annotations alone.
 *
 * @throws Error that says what is wrong with it: `invalid object: must have the same UID: …`
 */
export const acceptConverted = (converted: unknown, original: KubeObject, apiVersion: string): KubeObject => {
  if (!isJsonObject(converted) || !converted['kind'])
    throw new Error(`invalid object: Object 'Kind' is missing in '${JSON.stringify(converted)}'`);
  const object = converted as unknown as KubeObject;
  if (object.apiVersion !== apiVersion)
    throw new Error(
      `invalid object at index 0: invalid groupVersion (expected ${apiVersion}, received ${object.apiVersion})`,
    );
  if (object.kind !== original.kind)
    throw new Error(`invalid object at index 0: invalid kind (expected ${original.kind}, received ${object.kind})`);
  const said: unknown = object.metadata;
  const own = isJsonObject(said) ? said : {};
  for (const [field, name] of KEPT) {
    const [before = '', after = ''] = [original.metadata[field], own[field]];
    if (before !== after) throw new Error(`invalid object: must have the same ${name}: ${before} != ${after}`);
  }
  if (said === undefined) throw new Error('invalid metadata: missing metadata in converted object');
  const { labels: _, annotations: __, ...kept } = original.metadata;
  return {
    ...object,
    metadata: {
      ...kept,
      ...texts('labels', own, original, (each) => validateLabels(each, 'metadata.labels')),
      ...texts('annotations', own, original, (each) => validateAnnotations(each, 'metadata.annotation')),
    },
  };
};

const KEPT = [
  ['name', 'name'],
  ['namespace', 'namespace'],
  ['uid', 'UID'],
] as const;

const texts = (
  field: 'labels' | 'annotations',
  metadata: JsonObject,
  original: KubeObject,
  validate: (texts: Record<string, string>) => FieldError[],
): { [name in typeof field]?: Record<string, string> } => {
  const said = metadata[field];
  if (said === undefined || said === null) return {};
  if (!isJsonObject(said)) throw new Error(`invalid metadata: invalid metadata.${field} in converted object`);
  const before = original.metadata[field] ?? {};
  for (const [key, value] of Object.entries(said))
    if (typeof value !== 'string')
      throw new Error(`invalid metadata: metadata.${field}[${key}] must be a string in converted object`);
  const own = said as Record<string, string>;
  const isSame =
    Object.keys(own).length === Object.keys(before).length && Object.keys(own).every((key) => own[key] === before[key]);
  const errors = isSame ? [] : validate(own);
  if (errors.length > 0)
    throw new Error(`invalid metadata: ${aggregateMessage(errors.map((each) => `${each.field}: ${each.message}`))}`);
  return { [field]: own };
};

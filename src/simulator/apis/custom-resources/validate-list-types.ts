import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

const LIST = 'x-kubernetes-list-type';
const KEYS = 'x-kubernetes-list-map-keys';
const MAP = 'x-kubernetes-map-type';

/**
 * The findings about how lists and maps are merged.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apis/apiextensions/validation/validation.go
 */
export const validateListTypes = (schema: Schema, path: string): FieldError[] => {
  const { [LIST]: list, [MAP]: map, [KEYS]: keys = [] } = schema;
  return [
    ...(map === undefined ? [] : typeErrors(schema, path, 'object', MAP)),
    ...(map === undefined || ['atomic', 'granular'].includes(map)
      ? []
      : [notSupported(`${path}.${MAP}`, map, ['atomic', 'granular'])]),
    ...(list === undefined ? [] : typeErrors(schema, path, 'array', LIST)),
    ...(list === undefined || ['atomic', 'set', 'map'].includes(list)
      ? []
      : [notSupported(`${path}.${LIST}`, list, ['atomic', 'set', 'map'])]),
    ...(keys.length === 0 || list === 'map' ? [] : [keysWithoutMap(list, path)]),
    ...(list === 'map' ? listMapErrors(schema, path) : []),
  ];
};

const typeErrors = ({ type }: Schema, path: string, wanted: string, because: string): FieldError[] => {
  if (type === wanted) return [];
  const text = `must be ${wanted} if ${because} is specified`;
  return [type ? invalid(`${path}.type`, type, text) : required(`${path}.type`, text)];
};

const keysWithoutMap = (list: string | undefined, path: string): FieldError => {
  const text = `must be map if ${KEYS} is non-empty`;
  return list === undefined ? required(`${path}.${LIST}`, text) : invalid(`${path}.${LIST}`, list, text);
};

const listMapErrors = ({ items, [KEYS]: keys = [] }: Schema, path: string): FieldError[] => [
  ...(keys.length === 0 ? [required(`${path}.${KEYS}`, `must not be empty if ${LIST} is map`)] : []),
  ...(items === undefined ? [required(`${path}.items`, `must have a schema if ${LIST} is map`)] : []),
  ...(items === undefined || items.type === 'object'
    ? []
    : [invalid(`${path}.items.type`, items.type ?? '', `must be object if parent array's ${LIST} is map`)]),
  ...(items?.type === 'object' ? keys.flatMap((key, index) => keyErrors(key, items, keys, index, path)) : []),
];

const keyErrors = (key: string, items: Schema, keys: readonly string[], index: number, path: string): FieldError[] => {
  const property = items.properties?.[key];
  const at = `${path}.items.properties[${key}]`;
  const repeated =
    keys.indexOf(key) < index ? [invalid(`${path}.${KEYS}`, keys, 'must not contain duplicate entries')] : [];
  if (property === undefined)
    return [invalid(`${path}.${KEYS}`, keys, 'entries must all be names of item properties'), ...repeated];
  const { type } = property;
  return [
    ...(type === 'array' || type === 'object'
      ? [invalid(`${at}.type`, items.type, `must be a scalar type if parent array's ${LIST} is map`)]
      : []),
    ...repeated,
    ...(property.default === undefined && !items.required?.includes(key)
      ? [required(`${at}.default`, `this property is in ${KEYS}, so it must have a default or be a required property`)]
      : []),
  ];
};

import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { counterpart } from './counterpart.ts';
import { boundsErrors } from './validate-bounds.ts';
import { isFormat } from './value-format.ts';

/**
 * What is wrong with a value by an OpenAPI schema, in the words of the real server.
 *
 * @param old the value before: what is as it was is not held against a schema that has become stricter
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export const validateAgainst = (value: unknown, schema: Schema, path = '', old: unknown = undefined): FieldError[] => {
  if (value === null && schema.nullable) return [];
  if (old !== undefined && equal(value, old)) return [];
  const wrongType = typeError(value, schema, path);
  if (wrongType !== undefined) return [wrongType];
  return [
    ...formatErrors(value, schema, path),
    ...enumErrors(value, schema, path),
    ...boundsErrors(value, schema, path),
    ...memberErrors(value, schema, path, old),
    ...combinationErrors(value, schema, path, old),
  ];
};

const typeError = (value: unknown, schema: Schema, path: string): FieldError | undefined => {
  const types = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type ? [schema.type] : undefined;
  const own = typeName(value);
  if (types === undefined || types.includes(own) || (own === 'integer' && types.includes('number'))) return undefined;
  const place = path === '' ? '' : `${path} in body `;
  return {
    reason: 'FieldValueTypeInvalid',
    field: path === '' ? '<nil>' : path,
    message: `Invalid value: ${JSON.stringify(own)}: ${place}must be of type ${types.join(',')}: ${JSON.stringify(own)}`,
  };
};

const formatErrors = (value: unknown, { format }: Schema, path: string): FieldError[] =>
  format === undefined || typeof value !== 'string' || isFormat(format, value)
    ? []
    : [invalid(path, value, `${path} in body must be of type ${format}: ${JSON.stringify(value)}`)];

const enumErrors = (value: unknown, { enum: allowed }: Schema, path: string): FieldError[] =>
  allowed === undefined || allowed.some((each) => equal(each, value))
    ? []
    : [
        notSupported(
          path,
          value,
          allowed.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))),
        ),
      ];

const memberErrors = (value: unknown, schema: Schema, path: string, old: unknown): FieldError[] => {
  const { items } = schema;
  if (Array.isArray(value))
    return [
      ...(items === undefined
        ? []
        : value.flatMap((each, index) =>
            validateAgainst(each, items, `${path}[${index}]`, counterpart(each, schema, old)),
          )),
      ...duplicateErrors(value, schema, path),
    ];
  if (!isJsonObject(value)) return [];
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const { properties = {}, additionalProperties } = schema;
  return [
    ...(schema.required ?? []).filter((name) => !Object.hasOwn(value, name)).map((name) => required(at(name))),
    ...Object.entries(value).flatMap(([name, each]) => {
      const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      const before = isJsonObject(old) ? old[name] : undefined;
      return typeof own === 'object' ? validateAgainst(each, own, at(name), before) : [];
    }),
  ];
};

const duplicateErrors = (list: readonly unknown[], schema: Schema, path: string): FieldError[] => {
  const type = schema['x-kubernetes-list-type'];
  if (type !== 'set' && type !== 'map') return [];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const identities = list.map((item) =>
    type === 'set' ? item : Object.fromEntries(keys.map((key) => [key, (item as JsonObject)[key]])),
  );
  return identities.flatMap((own, index) =>
    identities.findIndex((each) => equal(each, own)) < index ? [duplicate(`${path}[${index}]`, own)] : [],
  );
};

const combinationErrors = (
  value: unknown,
  { allOf, anyOf, oneOf, not }: Schema,
  path: string,
  old: unknown,
): FieldError[] => {
  const errors: FieldError[] = [];
  const refuse = (text: string): void => void errors.push(invalid('<nil>', '', `${JSON.stringify(path)} ${text}`));
  const matches = (schema: Schema): boolean => validateAgainst(value, schema, path, old).length === 0;
  if (anyOf !== undefined && !anyOf.some(matches)) refuse('must validate at least one schema (anyOf)');
  const matching = oneOf?.filter(matches).length;
  if (matching !== undefined && matching !== 1)
    refuse(
      `must validate one and only one schema (oneOf). ${matching === 0 ? 'Found none valid' : `Found ${matching} valid alternatives`}`,
    );
  if (allOf !== undefined && !allOf.every(matches)) refuse('must validate all the schemas (allOf)');
  if (not !== undefined && matches(not)) refuse('must not validate the schema (not)');
  return [...errors, ...(allOf ?? []).flatMap((each) => validateAgainst(value, each, path, old))];
};

const typeName = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

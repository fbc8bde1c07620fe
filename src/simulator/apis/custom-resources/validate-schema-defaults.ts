import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goJson, invalidGo } from '../../apimachinery/go-value.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { prune } from '../../apimachinery/structural-schema.ts';
import { validateAgainst } from './validate-against.ts';

/** What every object has, of which nothing is dropped. */
const OBJECT_FIELDS = ['apiVersion', 'kind', 'metadata'];

/**
 * The findings about defaults that their own schema does not take, or of which it would keep only a part.
 *
 * @param isObject whether the schema is that of a whole object
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apiserver/schema/defaulting/validation.go
 */
export const validateSchemaDefaults = (
  schema: Schema,
  path: string,
  isObject: boolean,
  isPruned = true,
): FieldError[] => {
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  const isWhole = isObject || isEmbedded;
  return [
    ...(schema.default === undefined || schema.default === null
      ? []
      : defaultFindings(schema, `${path}.default`, isPruned || isEmbedded)),
    ...(schema.items === undefined ? [] : validateSchemaDefaults(schema.items, `${path}.items`, false, isPruned)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      isWhole && OBJECT_FIELDS.includes(name) ? [] : validateSchemaDefaults(each, `${path}.properties[${name}]`, false),
    ),
  ];
};

const defaultFindings = (schema: Schema, path: string, isPruned: boolean): FieldError[] => {
  const { default: value } = schema;
  const unknown: string[] = [];
  if (isPruned) prune(value, schema, unknown, 'default');
  const text = 'must not have unknown fields';
  return [
    ...(unknown.length === 0
      ? []
      : [typeof value === 'object' ? invalidGo(path, goJson(value), text) : invalid(path, value, text)]),
    ...validateAgainst(value, schema).map(
      (finding): FieldError => ({ ...finding, field: finding.field === '<nil>' ? path : `${path}.${finding.field}` }),
    ),
  ];
};

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../facts/load-facts.ts';
import { publishedSchema } from './published-schema.ts';

const texts = {
  apiVersion: 'APIVersion defines the group and version of the API in which the object is written.',
  kind: 'Kind says what the object is.',
  metadata: "Standard object's metadata: name, labels and whatever else all objects have.",
};
const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const rules: Schema = {
  type: 'integer',
  minimum: 0,
  default: 1,
  enum: [1, 2],
  'x-kubernetes-validations': [{ rule: 'true' }],
};

/** An object within the object, with the fields that all objects have. */
const embedded = (metadata: Schema): Schema => ({
  type: 'object',
  'x-kubernetes-embedded-resource': true,
  required: ['kind', 'apiVersion'],
  properties: {
    spec: { type: 'object' },
    apiVersion: { description: texts.apiVersion, type: 'string' },
    kind: { description: texts.kind, type: 'string' },
    metadata: { description: texts.metadata, ...metadata },
  },
});

const rows: { name: string; schema: Schema; v2: Schema; v3?: Schema }[] = [
  { name: 'rules for values', schema: rules, v2: rules },
  {
    name: 'alternatives',
    schema: {
      type: 'object',
      oneOf: [{ required: ['a'] }],
      not: { required: ['b'] },
      properties: { a: { type: 'string' } },
    },
    v2: { type: 'object', properties: { a: { type: 'string' } } },
  },
  {
    name: 'nulls',
    schema: {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { type: 'array', nullable: true, items: { type: 'string' } }, b: { type: 'string' } },
    },
    v2: { type: 'object', required: ['b'], properties: { a: {}, b: { type: 'string' } } },
  },
  {
    name: 'unknown fields',
    schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'string' } } },
    v2: { 'x-kubernetes-preserve-unknown-fields': true },
  },
  {
    name: 'a number or a text',
    schema: { 'x-kubernetes-int-or-string': true },
    v2: { 'x-kubernetes-int-or-string': true },
    v3: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
  },
  {
    name: 'an object within the object',
    schema: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } },
    v2: embedded({ $ref: `#/definitions/${META}` }),
    v3: embedded({ allOf: [{ $ref: `#/components/schemas/${META}` }] }),
  },
];

for (const { name, schema, v2, v3 = schema } of rows) {
  test(`${name} in Swagger 2.0 and in OpenAPI 3`, () => {
    assert.deepEqual(publishedSchema(schema, 'v2'), v2);
    assert.deepEqual(publishedSchema(schema, 'v3'), v3);
  });
}

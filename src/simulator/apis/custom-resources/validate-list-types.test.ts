import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { validateListTypes } from './validate-list-types.ts';

const item: Schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' }, o: { type: 'object' } } };

const rows: readonly [Schema, string[]][] = [
  [{ type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['a'], items: item }, []],
  [
    { type: 'array', 'x-kubernetes-list-map-keys': ['a'] },
    ['x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty'],
  ],
  [
    { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['a', 'a'], items: item },
    ['x-kubernetes-list-map-keys: Invalid value: []string{"a", "a"}: must not contain duplicate entries'],
  ],
  [
    { 'x-kubernetes-map-type': 'half' } as unknown as Schema,
    [
      'type: Required value: must be object if x-kubernetes-map-type is specified',
      'x-kubernetes-map-type: Unsupported value: "half": supported values: "atomic", "granular"',
    ],
  ],
];
for (const [schema, texts] of rows)
  test(`how lists and maps are merged: ${JSON.stringify(schema)}`, () => {
    const told = validateListTypes(schema, 's').map(({ field, message }) => `${field.slice(2)}: ${message}`);
    assert.deepEqual(told, texts);
  });

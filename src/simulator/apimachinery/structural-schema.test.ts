import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from './openapi-schema.ts';
import { prune, withDefaults } from './structural-schema.ts';

const schema: Schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'string', default: 'small' },
        note: { type: 'string', nullable: true, default: 'none' },
        any: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        ports: { type: 'array', items: { type: 'object', properties: { name: { type: 'string', default: 'http' } } } },
      },
    },
  },
};

test('fields that the schema does not have are pruned and named', () => {
  const unknown: string[] = [];
  const value = {
    kind: 'Widget',
    metadata: { name: 'a' },
    spec: { size: 'large', colour: 'red', any: { x: 1 }, labels: { a: 'b' }, ports: [{ name: 'a', number: 1 }] },
    extra: true,
  };
  assert.deepEqual(prune(value, schema, unknown), {
    kind: 'Widget',
    metadata: { name: 'a' },
    spec: { size: 'large', any: { x: 1 }, labels: { a: 'b' }, ports: [{ name: 'a' }] },
  });
  assert.deepEqual(unknown, ['spec.colour', 'spec.ports[0].number', 'extra']);
});

const rows: { title: string; before: object; after: object }[] = [
  { title: 'absent fields get their defaults', before: { spec: {} }, after: { spec: { size: 'small', note: 'none' } } },
  { title: 'absent parents get none', before: {}, after: {} },
  {
    title: 'nulls that are not allowed give way to defaults',
    before: { spec: { size: null, note: null, labels: null } },
    after: { spec: { size: 'small', note: null, labels: null } },
  },
  {
    title: 'items of lists get theirs',
    before: { spec: { size: 'a', note: 'b', ports: [{}, { name: 'x' }] } },
    after: { spec: { size: 'a', note: 'b', ports: [{ name: 'http' }, { name: 'x' }] } },
  },
];

for (const { title, before, after } of rows) test(title, () => assert.deepEqual(withDefaults(before, schema), after));

test('what lacks nothing comes back as it is', () => {
  const whole = { spec: { size: 'a', note: 'b' } };
  assert.equal(withDefaults(whole, schema), whole);
});

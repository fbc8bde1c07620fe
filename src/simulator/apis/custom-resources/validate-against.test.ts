import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { validateAgainst } from './validate-against.ts';

const rows: { schema: Schema; value: unknown; texts: string[] }[] = [
  { schema: { type: 'integer' }, value: 1, texts: [] },
  {
    schema: { type: 'integer' },
    value: 'a',
    texts: ['Invalid value: "string": f in body must be of type integer: "string"'],
  },
  { schema: { type: 'number' }, value: 1, texts: [] },
  { schema: { type: 'string', nullable: true }, value: null, texts: [] },
  { schema: { 'x-kubernetes-int-or-string': true }, value: '10%', texts: [] },
  {
    schema: { type: 'string', enum: ['a', 'b'] },
    value: 'c',
    texts: ['Unsupported value: "c": supported values: "a", "b"'],
  },
  {
    schema: { type: 'integer', minimum: 1, multipleOf: 2 },
    value: -1,
    texts: [
      'Invalid value: -1: f in body should be greater than or equal to 1',
      'Invalid value: -1: f in body should be a multiple of 2',
    ],
  },
  {
    schema: { type: 'integer', maximum: 5, exclusiveMaximum: true },
    value: 5,
    texts: ['Invalid value: 5: f in body should be less than 5'],
  },
  {
    schema: { type: 'string', minLength: 2, pattern: '^[a-z]+$' },
    value: 'A',
    texts: [
      'Invalid value: "A": f in body should be at least 2 chars long',
      'Invalid value: "A": f in body should match \'^[a-z]+$\'',
    ],
  },
  { schema: { type: 'string', maxLength: 1 }, value: 'ab', texts: ['Too long: may not be more than 1 bytes'] },
  {
    schema: { type: 'string', format: 'date-time' },
    value: 'now',
    texts: ['Invalid value: "now": f in body must be of type date-time: "now"'],
  },
  { schema: { type: 'array', maxItems: 1 }, value: [1, 2], texts: ['Too many: 2: must have at most 1 items'] },
  {
    schema: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
    value: ['a', 'a'],
    texts: ['Duplicate value: "a"'],
  },
  { schema: { type: 'object', required: ['a'] }, value: {}, texts: ['Required value'] },
  {
    schema: { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    value: { a: 1, b: 1 },
    texts: ['Invalid value: "": "f" must validate one and only one schema (oneOf). Found 2 valid alternatives'],
  },
];

for (const { schema, value, texts } of rows)
  test(`${JSON.stringify(value)} against ${JSON.stringify(schema)}`, () =>
    assert.deepEqual(
      validateAgainst(value, schema, 'f').map(({ message }) => message),
      texts,
    ));

test('what stays as it was is not held against a stricter schema', () => {
  const name: Schema = { type: 'string', maxLength: 1 };
  const schema: Schema = {
    type: 'object',
    properties: {
      name,
      names: { type: 'array', items: name },
      ports: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port'],
        items: { type: 'object', properties: { port: { type: 'integer' }, name } },
      },
    },
  };
  const old = { name: 'long', names: ['long'], ports: [{ port: 1, name: 'long' }] };
  const fields = (value: object): string[] => validateAgainst(value, schema, '', old).map(({ field }) => field);
  assert.deepEqual(fields(old), []);
  assert.deepEqual(
    fields({
      ...old,
      other: 1,
      ports: [
        { port: 2, name: 'x' },
        { port: 1, name: 'long' },
      ],
    }),
    [],
  );
  assert.deepEqual(fields({ name: 'longer', names: ['long', 'x'], ports: [{ port: 2, name: 'long' }] }), [
    'name',
    'names[0]',
    'ports[0].name',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { compileRule } from './rule-language.ts';
import { validateRules } from './validate-rules.ts';

const rule = (text: string, more: object = {}): Pick<Schema, 'x-kubernetes-validations'> => ({
  'x-kubernetes-validations': [{ rule: text, ...more }],
});

const spec: Schema = {
  type: 'object',
  ...rule('self.min <= self.replicas', { message: 'replicas are below the minimum' }),
  properties: {
    min: { type: 'integer' },
    replicas: { type: 'integer' },
    memory: { type: 'string', ...rule("quantity(self).isGreaterThan(quantity('1Mi'))") },
    names: {
      type: 'array',
      ...rule('self.isSorted()', { messageExpression: "'not sorted: ' + self[0]" }),
      items: { type: 'string', ...rule("self.matches('^[a-z]+$')", { reason: 'FieldValueForbidden', message: 'no' }) },
    },
    fixed: { type: 'string', ...rule('self == oldSelf', { message: 'fixed is immutable' }) },
    'x-y': { type: 'integer', ...rule('self > 0') },
    limits: { type: 'object', additionalProperties: { type: 'integer', ...rule('self > 0') } },
  },
};

const schema: Schema = { type: 'object', properties: { spec } };
const fine = { min: 1, replicas: 2 };

for (const [name, value, texts] of [
  ['a value that keeps its rules', fine, []],
  ['a value below another', { min: 3, replicas: 2 }, ['spec: Invalid value: "object": replicas are below the minimum']],
  [
    'a field that is not there',
    { min: 3 },
    ['spec: Invalid value: "object": no such key: replicas evaluating rule: replicas are below the minimum'],
  ],
  [
    'an amount',
    { ...fine, memory: '1Ki' },
    [`spec.memory: Invalid value: "string": failed rule: quantity(self).isGreaterThan(quantity('1Mi'))`],
  ],
  ['a message that is computed', { ...fine, names: ['b', 'a'] }, ['spec.names: Invalid value: "array": not sorted: b']],
  ['a reason of its own', { ...fine, names: ['A'] }, ['spec.names[0]: Forbidden: no']],
  [
    'an entry of a map',
    { ...fine, limits: { a: 1, b: 0 } },
    ['spec.limits[b]: Invalid value: "integer": failed rule: self > 0'],
  ],
  [
    'a name that is no identifier',
    { ...fine, 'x-y': 0 },
    ['spec.x-y: Invalid value: "integer": failed rule: self > 0'],
  ],
] as const)
  test(`rules about ${name}`, async () => {
    const errors = await validateRules({ spec: value }, schema);
    assert.deepEqual(
      errors.map(({ field, message }) => `${field}: ${message}`),
      texts,
    );
  });

test('rules about changes hold from the second write on', async () => {
  const now = { spec: { ...fine, fixed: 'b' } };
  assert.deepEqual(await validateRules(now, schema), []);
  const [error] = await validateRules(now, schema, { spec: { ...fine, fixed: 'a' } });
  assert.equal(error?.message, 'Invalid value: "string": fixed is immutable');
});

test('what is no rule is refused when it is read', async () => {
  await assert.rejects(compileRule('self.min <='), /Unexpected token/);
  await assert.rejects(compileRule('self.min.nope()'), /nope/);
});

test('a rule that came later is not asked about what stays as it was', async () => {
  const stricter: Schema = {
    type: 'object',
    properties: {
      name: { type: 'string', ...rule("self == 'new'") },
      other: { type: 'integer' },
      ports: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port'],
        items: {
          type: 'object',
          properties: { port: { type: 'integer' }, name: { type: 'string', ...rule("self == 'new'") } },
        },
      },
    },
  };
  const old = { name: 'old', other: 1, ports: [{ port: 1, name: 'old' }] };
  const fields = async (value: object) => (await validateRules(value, stricter, old)).map(({ field }) => field);
  assert.deepEqual(await fields({ ...old, other: 2 }), []);
  assert.deepEqual(
    await fields({
      ...old,
      name: 'older',
      ports: [
        { port: 2, name: 'old' },
        { port: 1, name: 'old' },
      ],
    }),
    ['name', 'ports[0].name'],
  );
});

test('a rule with an optional value before is asked about new values, too', async () => {
  const once: Schema = {
    type: 'object',
    properties: {
      size: {
        type: 'integer',
        ...rule('oldSelf.hasValue() ? self >= oldSelf.value() : self == 1', {
          optionalOldSelf: true,
          message: 'only grows from 1',
        }),
      },
    },
  };
  assert.deepEqual(await validateRules({ size: 1 }, once), []);
  assert.equal((await validateRules({ size: 2 }, once)).length, 1);
  assert.deepEqual(await validateRules({ size: 2 }, once, { size: 1 }), []);
  assert.equal((await validateRules({ size: 1 }, once, { size: 2 })).length, 1);
});

test('rules that cost too much end the check', async () => {
  const dear: Schema = {
    type: 'array',
    items: { type: 'string', ...rule("self == 'x'") },
    ...rule('self.all(x, self.all(y, x == y))', { message: 'never asked for' }),
  };
  const [error, ...others] = await validateRules(Array(800).fill('a'), dear);
  assert.match(
    error?.message ?? '',
    /'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: never asked for$/,
  );
  assert.deepEqual(others, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyOf } from './copy-of.ts';

const values = [
  { a: [1, { b: null }], c: 'text', d: undefined },
  [],
  null,
  'text',
  JSON.parse('{"labels":{"__proto__":"x"}}') as object,
];
for (const value of values) {
  test(`${JSON.stringify(value)} is copied as structuredClone does`, () => {
    assert.deepEqual(copyOf(value), structuredClone(value));
    assert.equal(JSON.stringify(copyOf(value)), JSON.stringify(value));
  });
}

test('a copy shares nothing with its original', () => {
  const original = Object.freeze({ list: Object.freeze([Object.freeze({ name: 'a' })]) });
  const copy = copyOf(original) as { list: { name: string }[] };
  copy.list[0]!.name = 'b';
  assert.equal(original.list[0]?.name, 'a');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate } from './jsonpath.ts';

test('numbers of objects with a type are floating ones', () => {
  assert.equal(fillTemplate('{.a} {.b}', { a: 999_999, b: 12_345_678 }, true, true), '999999 1.2345678e+07');
  assert.equal(fillTemplate('{.b}', { b: 12_345_678 }), '12345678');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuantity } from './parse-quantity.ts';

for (const [text, number] of [
  ['1', 1],
  ['100m', 0.1],
  ['1.5', 1.5],
  ['2k', 2000],
  ['1Ki', 1024],
  ['1Gi', 2 ** 30],
  ['1e3', 1000],
  ['-1', -1],
  [2, 2],
  ['abc', undefined],
  ['1 Gi', undefined],
  ['', undefined],
  ['1KiB', undefined],
] as const) {
  test(`${text || 'nothing'} is ${number}`, () => assert.equal(parseQuantity(text), number));
}

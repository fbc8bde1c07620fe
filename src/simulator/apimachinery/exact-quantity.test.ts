import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addQuantities,
  canonicalise,
  canonicalQuantity,
  compareQuantities,
  subtractQuantities,
} from './exact-quantity.ts';

for (const [text, canonical] of [
  ['0.5', '500m'],
  ['1000m', '1'],
  ['1', '1'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['512Ki', '512Ki'],
  ['1Ki', '1Ki'],
  ['0.5Ki', '512'],
  ['1000Ki', '1000Ki'],
  ['128974848', '128974848'],
  ['129e6', '129e6'],
  ['1e3', '1e3'],
  ['2000M', '2G'],
  ['0', '0'],
  ['-1', '-1'],
  ['.5', '500m'],
  ['0.1n', '1n'],
  ['nonsense', 'nonsense'],
] as const)
  test(`the quantity ${text} is written ${canonical}`, () => assert.equal(canonicalQuantity(text), canonical));

test('sums are exact, in the format of what is not zero', () => {
  assert.equal(addQuantities('0', '64Mi'), '64Mi');
  assert.equal(addQuantities('64Mi', '1Gi'), '1088Mi');
  assert.equal(addQuantities('100m', '0.9'), '1');
  assert.equal(addQuantities('1Gi', '1G'), '2073741824');
  assert.equal(subtractQuantities('1', '100m'), '900m');
  assert.equal(compareQuantities('1Gi', '1G'), 1);
  assert.equal(compareQuantities('1000m', '1'), 0);
});

test('the quantities of a list are written in one way', () => {
  const list = { cpu: '0.5', memory: '1024Mi', 'example.com/a': 2 as unknown as string };
  canonicalise(list);
  assert.deepEqual(list, { cpu: '500m', memory: '1Gi', 'example.com/a': '2' });
  canonicalise(undefined);
});

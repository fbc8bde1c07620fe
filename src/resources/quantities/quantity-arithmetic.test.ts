import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addQuantities, compareQuantities, subtractQuantities } from './quantity-arithmetic.ts';

test('sums are exact, in the format of what is not zero', () => {
  assert.equal(addQuantities('0', '64Mi'), '64Mi');
  assert.equal(addQuantities('64Mi', '1Gi'), '1088Mi');
  assert.equal(addQuantities('100m', '0.9'), '1');
  assert.equal(addQuantities('1Gi', '1G'), '2073741824');
  assert.equal(subtractQuantities('1', '100m'), '900m');
  assert.equal(compareQuantities('1Gi', '1G'), 1);
  assert.equal(compareQuantities('1000m', '1'), 0);
});

test('compares an enormous amount with a small one at once', () => {
  assert.equal(compareQuantities('1e999999999', '5Gi'), 1);
  assert.equal(compareQuantities('-1e999999999', '5Gi'), -1);
});

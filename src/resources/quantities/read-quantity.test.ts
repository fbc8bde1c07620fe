import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantityRule, readQuantity } from './read-quantity.ts';

const suffix = "unable to parse quantity's suffix";
const number = 'unable to parse numeric part of quantity';

for (const [text, problem] of [
  ['', quantityRule],
  ['1 Gi', quantityRule],
  ['1x', quantityRule],
  ['1ki', suffix],
  ['1K', suffix],
  ['1e', suffix],
  ['1EE', suffix],
  ['.e-30', number],
  ['1234567890123456789e5000', number],
] as const)
  test(`tells what is wrong with ${text || 'nothing'}`, () =>
    assert.throws(() => readQuantity(text), { message: problem }));

test('tells whether an amount fits into 64 bits, and keeps the text that cannot be shorter', () => {
  const { mantissa, scale, text, isWide } = readQuantity('1500m');
  assert.deepEqual({ mantissa, scale, text, isWide }, { mantissa: 1500n, scale: -3, text: '1500m', isWide: false });
  assert.equal(readQuantity('12345678901234567890').isWide, true);
  assert.equal(readQuantity('1024Mi').text, undefined);
});

test('rounds what is finer than a billionth up', () => {
  const { mantissa, scale } = readQuantity('-1.0000000001');
  assert.deepEqual([mantissa, scale], [-1_000_000_001n, -9]);
});

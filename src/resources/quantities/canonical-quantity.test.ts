import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalise, canonicalQuantity } from './canonical-quantity.ts';

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
  ['2002.5Ki', '2050560'],
  ['2000.0001Ki', '2048000102400u'],
  ['10000000000000e10', '100e21'],
  ['+5k', '+5k'],
  ['1.500', '1.500'],
  [' 1 ', '1'],
  ['9Ei', '9223372036854775807'],
  ['1e999999999', '1e999999999'],
  ['nonsense', 'nonsense'],
] as const)
  test(`the quantity ${text} is written ${canonical}`, () => assert.equal(canonicalQuantity(text), canonical));

test('the quantities of a list are written in one way', () => {
  const list = { cpu: '0.5', memory: '1024Mi', 'example.com/a': 2 as unknown as string };
  canonicalise(list);
  assert.deepEqual(list, { cpu: '500m', memory: '1Gi', 'example.com/a': '2' });
  canonicalise(undefined);
});

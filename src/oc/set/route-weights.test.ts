import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adjustWeight, parseWeight } from './route-weights.ts';

const backends = (...weights: number[]) =>
  weights.map((weight, index) => ({ kind: 'Service', name: 'abc'.charAt(index), weight }));

for (const [before, change, after] of [
  [[10, 20], 'a=50%', [50, 50]],
  [[50, 50], 'b=+10%', [39, 60]],
  [[40, 60], 'a=5', [5, 60]],
  [[5, 60], 'a=-10', [0, 60]],
  [[100], 'a=7', [7]],
  [[10, 10, 80], 'a=100%', [50, 0, 200]],
  [[100, 0, 0], 'b=+10%', [90, 10, 0]],
  [[90, 10, 0], 'b=+25%', [65, 35, 0]],
  [[0, 100, 0], 'b=-51%', [51, 49, 0]],
] as const)
  test(`${change} on ${before.join(', ')}`, () =>
    assert.deepEqual(
      adjustWeight(backends(...before), parseWeight(change)).map(({ weight }) => weight),
      after,
    ));

test('weights that cannot be meant are refused', () => {
  for (const text of ['a', 'a=', '=1', 'a/b=1', 'a=x']) assert.throws(() => parseWeight(text), /invalid argument/);
  assert.throws(() => adjustWeight(backends(1), parseWeight('z=1')), /not in the list of backends \(a\)/);
});

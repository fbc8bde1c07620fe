import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';

test('a uid is one of version 4', () => {
  const random = new Random(7);
  for (let count = 0; count < 100; count++)
    assert.match(random.uid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a seed always draws the same', () => {
  const drawn = (seed: number): unknown[] => {
    const random = new Random(seed);
    return [random.uid(), random.hex(64), random.suffix(), random.integer(1000)];
  };
  assert.deepEqual(drawn(7), [
    '0fb86738-b42c-4835-8484-f3e32248c1e8',
    '9af9ed025601c567fbb5522e53a50ae8dae18aefd9ff8d085b8cf8d6ab84300f',
    '5wbvv',
    716,
  ]);
  assert.notDeepEqual(drawn(8), drawn(7));
});

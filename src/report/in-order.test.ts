import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InOrder } from './in-order.ts';

const positions = (ended: readonly { position: number }[]): number[] => ended.map(({ position }) => position);

test('what ends early waits for those before it', () => {
  const order = new InOrder<{ position: number }>();
  const told = [1, 0, 3, 4, 2].map((position) => positions(order.add({ position })));
  assert.deepEqual(told, [[], [0, 1], [], [], [2, 3, 4]]);
  assert.deepEqual(order.rest(), []);
});

test('what waited for one that never ended comes at the end', () => {
  const order = new InOrder<{ position: number }>();
  for (const position of [0, 3, 2]) order.add({ position });
  assert.deepEqual(positions(order.rest()), [2, 3]);
});

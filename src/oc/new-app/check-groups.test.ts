import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupNumbers } from './check-groups.ts';

test('components of one word and of one --group have the same number', () => {
  assert.deepEqual(groupNumbers([['a'], ['b', 'c'], ['d']], []), [0, 1, 1, 2]);
  assert.deepEqual(groupNumbers([['a'], ['b', 'c'], ['d']], ['d+a']), [0, 1, 1, 0]);
});

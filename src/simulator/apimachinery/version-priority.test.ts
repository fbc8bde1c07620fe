import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byVersionPriority } from './version-priority.ts';

test('versions are preferred by stage, then by number, then by letters', () => {
  const order = ['v10', 'v2', 'v1', 'v11beta2', 'v10beta3', 'v3beta1', 'v12alpha1', 'v11alpha2', 'foo1', 'foo10'];
  assert.deepEqual(order.toSorted().sort(byVersionPriority), order);
});

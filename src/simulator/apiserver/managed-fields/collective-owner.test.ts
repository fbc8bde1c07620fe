import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCollectiveOwner } from './collective-owner.ts';
import type { Manager } from './managers.ts';

const manager = (index: number, operation: Manager['operation'] = 'Update'): Manager => ({
  manager: `m${index}`,
  operation,
  apiVersion: 'v1',
  subresource: undefined,
  time: `2026-01-01T00:00:${String(index).padStart(2, '0')}Z`,
  fields: new Set([`f:${index}`]),
});
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('ten managers that update keep their fields', () => {
  const managers = numbers(10).map((index) => manager(index));
  assert.deepEqual(withCollectiveOwner(managers), managers);
});

test('the oldest of more than ten managers own their fields together, and those who apply do not count', () => {
  const managers = [manager(99, 'Apply'), ...numbers(13).map((index) => manager(index))];
  const capped = withCollectiveOwner(managers);
  assert.deepEqual(
    capped.map((each) => each.manager).sort(),
    [
      'ancient-changes',
      ...numbers(13)
        .slice(4)
        .map((index) => `m${index}`),
      'm99',
    ].sort(),
  );
  const ancient = capped.find((each) => each.manager === 'ancient-changes');
  assert.deepEqual([...(ancient?.fields ?? [])].sort(), ['f:0', 'f:1', 'f:2', 'f:3']);
  assert.equal(ancient?.time, '2026-01-01T00:00:03Z');
});

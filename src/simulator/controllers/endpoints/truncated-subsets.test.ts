import assert from 'node:assert/strict';
import { test } from 'node:test';
import { truncatedSubsets } from './truncated-subsets.ts';

const subset = (ready: number, notReady: number) => ({
  addresses: Array.from({ length: ready }, (_, ip) => ({ ip: `${ip}` })),
  notReadyAddresses: Array.from({ length: notReady }, (_, ip) => ({ ip: `${ip}` })),
  ports: [],
});
const sizes = (...subsets: ReturnType<typeof subset>[]) =>
  truncatedSubsets(subsets)?.map(({ addresses = [], notReadyAddresses = [] }) => [
    addresses.length,
    notReadyAddresses.length,
  ]);

test('a thousand addresses fit, ready ones first, and each subset gives up the same part', () => {
  assert.equal(sizes(subset(600, 400)), undefined);
  assert.deepEqual(sizes(subset(600, 500)), [[600, 400]]);
  assert.deepEqual(sizes(subset(1500, 3), subset(500, 3)), [
    [750, 0],
    [250, 0],
  ]);
  assert.deepEqual(sizes(subset(100, 1000), subset(0, 800)), [
    [100, 500],
    [0, 400],
  ]);
});

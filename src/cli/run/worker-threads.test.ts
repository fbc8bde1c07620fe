import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { workerThreads } from './worker-threads.ts';

const cases: readonly (readonly [experiments: number, wanted: number | undefined, threads: number])[] = [
  [205, 1, 0],
  [205, 3, 3],
  [2, 4, 2],
  [1, 4, 0],
  [28, undefined, 0],
  [0, undefined, 0],
];
for (const [experiments, wanted, threads] of cases)
  test(`${experiments} experiments with --parallel ${wanted} take ${threads} threads`, () => {
    assert.equal(workerThreads(experiments, wanted), threads);
  });

test('many experiments use the processors, up to four', () => {
  const threads = workerThreads(1000);
  assert.ok(threads !== 1 && threads <= Math.min(availableParallelism(), 4), `${threads}`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PodContext } from './kubelet-context.ts';
import { timesToLook } from './times-to-look.ts';

test('what falls due while somebody looks is looked at again', () => {
  const current = { program: { nextDue: 105 }, probes: new Map() };
  const context = {
    pod: { spec: { containers: [] }, metadata: {} },
    runtime: { containers: new Map([['c', { current }]]) },
  } as unknown as PodContext;
  assert.deepEqual(timesToLook(context, 100), [105]);
  assert.deepEqual(timesToLook(context, 105), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseMemory } from './release-memory.ts';

test('what nobody needs any more goes, and nothing is left that others could call', async () => {
  const unneeded = new WeakRef({ large: Buffer.alloc(1000) });
  await new Promise((resolve) => setImmediate(resolve));
  releaseMemory();
  assert.equal(unneeded.deref(), undefined);
  assert.equal('gc' in globalThis, false);
});

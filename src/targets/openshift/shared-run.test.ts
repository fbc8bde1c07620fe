import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedRun } from './shared-run.ts';

const open = (): SharedRun => new SharedRun('abcde', new SharedArrayBuffer(5 * 8));

test('after a burst there are twenty requests a second', async () => {
  const run = open();
  const start = performance.now();
  await Promise.all(Array.from({ length: 25 }, () => run.send(async () => undefined)));
  const took = performance.now() - start;
  assert.ok(took >= 190, `${took} ms`);
});

test('experiments of all threads have different numbers', () => {
  const memory = new SharedArrayBuffer(5 * 8);
  const [one, other] = [new SharedRun('abcde', memory), new SharedRun('abcde', memory)];
  assert.deepEqual([one.nextExperiment(), other.nextExperiment(), one.nextExperiment()], [1, 2, 3]);
});

test('a run that was told to end begins nothing, ends what it has begun, and can still be closed', async () => {
  const run = open();
  const begun = Promise.withResolvers<void>();
  let ended = false;
  const sent = run.send(() => begun.promise).then(() => void (ended = true));
  run.stop();
  const quiet = run.quiet(10_000);
  let isSent = false;
  void run.send(async () => void (isSent = true));
  begun.resolve();
  await Promise.all([quiet, sent]);
  assert.ok(ended);
  assert.equal(await run.close(async () => 'closed'), 'closed');
  assert.equal(isSent, false);
});

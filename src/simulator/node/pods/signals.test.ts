import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { nodeWorld } from '../node-world.ts';

const IMAGE = 'registry.test/org/app:v1';

/** Runs a script, lets it get to its work, and deletes its pod. */
const stopped = async (context: TestContext, script: string) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', IMAGE, {}, { command: ['sh', '-c', script] });
  await world.advance(3);
  await world.client.delete(podKind, 'a', 'web', { gracePeriodSeconds: 10 });
  await world.settled();
  return world;
};

test('a script that has a trap ends when that is over', async (context) => {
  const { pod, advance, errors } = await stopped(context, 'trap "sleep 4; exit 5" TERM; while true; do sleep 1; done');
  await advance(4);
  assert.notEqual(pod('web'), undefined);
  await advance(2);
  assert.equal(pod('web'), undefined);
  assert.deepEqual(errors, []);
});

test('a signal wakes up a shell that waits', async (context) => {
  const { pod } = await stopped(context, 'trap "kill $!" TERM; sleep infinity & wait; echo done');
  assert.equal(pod('web'), undefined);
});

test('a trap has no longer than the grace period', async (context) => {
  const { pod, advance } = await stopped(context, 'trap "sleep 100" TERM; while true; do sleep 1; done');
  await advance(9);
  assert.notEqual(pod('web'), undefined);
  await advance(1);
  assert.equal(pod('web'), undefined);
});

test('what goes on in the background of a script ends with it', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const command = ['sh', '-c', '(while true; do sleep 1; echo tick; done) & sleep 3.5; exit 6'];
  await world.run('web', IMAGE, { restartPolicy: 'Never' }, { command });
  await world.advance(2);
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  await world.advance(2);
  const { state } = world.pod('web')?.status?.containerStatuses?.[0] ?? {};
  assert.equal(state?.terminated?.exitCode, 6);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../resources/kinds/kinds.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { nodeWorld } from './node-world.ts';

const image = 'registry.test/org/app:v1';

test('a container that is added to a running pod starts, ends and stays ended', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.run('web', image);
  const add = (pod: Pod): void => {
    pod.spec.ephemeralContainers = [{ name: 'look', image, imagePullPolicy: 'IfNotPresent', command: ['sleep', '5'] }];
  };
  await world.client.modify<Pod>(podKind, 'a', 'web', add);
  await world.settled();
  const [running] = world.pod('web')?.status?.ephemeralContainerStatuses ?? [];
  assert.deepEqual([running?.name, running?.ready, running?.restartCount], ['look', false, 0]);
  assert.equal(running !== undefined && 'started' in running, false);
  assert.deepEqual(running?.state, { running: { startedAt: '2026-01-05T09:00:00Z' } });
  await world.advance(60);
  const { status } = world.pod('web') ?? {};
  assert.equal(status?.ephemeralContainerStatuses?.[0]?.state?.terminated?.reason, 'Completed');
  assert.deepEqual([status?.phase, status?.containerStatuses?.[0]?.ready], ['Running', true]);
  const [{ fieldPath } = {}] = world.containerEvents('look');
  assert.equal(fieldPath, 'spec.ephemeralContainers{look}');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createStaleDisruptionController } from './stale-disruption-controller.ts';

const disruptedFor = async (milliseconds: number, reason: string, phase: 'Running' | 'Failed') => {
  const plane = controlPlane(createStaleDisruptionController());
  const { client, clock, advance } = plane;
  await createProject(plane, 'a');
  const containers = [{ name: 'c', image: 'web:1' }];
  await client.create<Pod>(podKind, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'a' },
    spec: { containers },
  });
  const lastTransitionTime = timestamp(clock.now());
  const conditions = [{ type: 'DisruptionTarget', status: 'True' as const, reason, lastTransitionTime }];
  await client.modify<Pod>(podKind, 'a', 'web', (pod) => void (pod.status = { phase, conditions }), 'status');
  await advance(milliseconds);
  return (await client.get<Pod>(podKind, 'a', 'web')).status?.conditions?.[0]?.status;
};

test('a pod that nobody took away in two minutes is not about to go any more', async () => {
  assert.equal(await disruptedFor(119_000, 'EvictionByEvictionAPI', 'Running'), 'True');
  assert.equal(await disruptedFor(121_000, 'EvictionByEvictionAPI', 'Running'), 'False');
});

test('what a kubelet ends and what has ended stays as it was', async () => {
  assert.equal(await disruptedFor(121_000, 'TerminationByKubelet', 'Running'), 'True');
  assert.equal(await disruptedFor(121_000, 'EvictionByEvictionAPI', 'Failed'), 'True');
});

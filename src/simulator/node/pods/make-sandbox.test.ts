import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runtimeClassKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { nodeWorld } from '../node-world.ts';

const runtimeClass = (name: string, handler: string): KubeObject =>
  ({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name }, handler }) as KubeObject;

test('a pod waits for a handler that its node does not have', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.client.create(runtimeClassKind, runtimeClass('special', 'kata'));
  await world.run('web', 'registry.test/org/app:v1', { runtimeClassName: 'special' } as Partial<PodSpec>);
  assert.equal(world.pod('web')?.status?.phase, 'Pending');
  assert.match(
    world.events('web').at(-1) ?? '',
    /^Warning FailedCreatePodSandBox \d+: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to find runtime handler kata from runtime list map\[crun:0x\w+ runc:0x\w+\]$/,
  );
});

test('a pod runs with a handler of the node', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.client.create(runtimeClassKind, runtimeClass('usual', 'runc'));
  await world.run('web', 'registry.test/org/app:v1', { runtimeClassName: 'usual' } as Partial<PodSpec>);
  assert.equal(world.pod('web')?.status?.phase, 'Running');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind, replicaSetKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { OwnerReference } from '../../../resources/kube-object.ts';
import { type Pod, plainPod } from '../../../resources/workloads/pod.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createReplicaSetController } from './replica-set-controller.ts';
import { createReplicationControllerController } from './replication-controller-controller.ts';

const labels = { app: 'web' };
const template = { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'web:1' }] } };

const cluster = async (replicas: number, minReadySeconds?: number) => {
  const plane = controlPlane(createReplicaSetController(), createReplicationControllerController(), instantNode);
  await createProject(plane, 'a');
  const start = async () => {
    const spec = { replicas, minReadySeconds, selector: { matchLabels: labels }, template };
    await plane.client.create<ReplicaSet>(replicaSetKind, {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'web', namespace: 'a' },
      spec,
    });
    await plane.settle();
  };
  const pods = () => plane.client.list<Pod>(podKind, 'a');
  const status = async () => (await plane.client.get<ReplicaSet>(replicaSetKind, 'a', 'web')).status;
  const scale = async (size: number) => {
    await plane.client.modify<ReplicaSet>(replicaSetKind, 'a', 'web', ({ spec }) => void (spec.replicas = size));
    await plane.settle();
  };
  return { ...plane, start, pods, status, scale };
};

test('a replica set makes its pods and counts them', async () => {
  const { start, pods, status, events } = await cluster(2);
  await start();
  const names = (await pods()).map(({ metadata }) => metadata.name);
  assert.deepEqual(
    events().toSorted(),
    names.map((name) => `ReplicaSet SuccessfulCreate Created pod: ${name}`),
  );
  assert.deepEqual(await status(), {
    replicas: 2,
    fullyLabeledReplicas: 2,
    readyReplicas: 2,
    availableReplicas: 2,
    observedGeneration: 1,
  });
});

test('a deleted pod is replaced', async () => {
  const { start, pods, client, settle } = await cluster(1);
  await start();
  const [before] = await pods();
  await client.delete(podKind, 'a', before?.metadata.name ?? '');
  await settle();
  const [after, ...others] = await pods();
  assert.notEqual(after?.metadata.name, before?.metadata.name);
  assert.deepEqual(others, []);
});

test('surplus pods go: those with the lowest deletion cost first', async () => {
  const { start, pods, client, scale, events } = await cluster(3);
  await start();
  const [, cheap] = await pods();
  const name = cheap?.metadata.name ?? '';
  await client.modify<Pod>(
    podKind,
    'a',
    name,
    ({ metadata }) => void (metadata.annotations = { 'controller.kubernetes.io/pod-deletion-cost': '-1' }),
  );
  await scale(2);
  assert.ok(!(await pods()).some(({ metadata }) => metadata.name === name));
  assert.ok(events().includes(`ReplicaSet SuccessfulDelete Deleted pod: ${name}`));
});

test('a pod that fits is adopted, one that no longer fits is released', async () => {
  const { start, pods, client, settle } = await cluster(1);
  await client.create(podKind, plainPod({ name: 'bare', namespace: 'a', labels }, 'web:1'));
  await start();
  assert.deepEqual(
    (await pods()).map(({ metadata }) => [metadata.name, metadata.ownerReferences?.[0]?.name]),
    [['bare', 'web']],
  );
  await client.modify<Pod>(podKind, 'a', 'bare', ({ metadata }) => void (metadata.labels = { app: 'other' }));
  await settle();
  const owners = (await pods()).map(({ metadata }) => [
    metadata.name.slice(0, 4),
    metadata.ownerReferences?.length ?? 0,
  ]);
  assert.deepEqual(owners, [
    ['bare', 0],
    ['web-', 1],
  ]);
});

test('an owner that does not control a pod yet has one reference once it does', async () => {
  const { start, pods, client, settle } = await cluster(1);
  await start();
  const [pod] = await pods();
  await client.modify<Pod>(podKind, 'a', pod?.metadata.name ?? '', ({ metadata }) => {
    const [{ controller: _, ...reference }] = metadata.ownerReferences as [OwnerReference];
    metadata.ownerReferences = [reference];
  });
  await settle();
  const owners = (await pods()).map(({ metadata }) => metadata.ownerReferences?.map(({ controller }) => controller));
  assert.deepEqual(owners, [[true]]);
});

test('pods count as available after minReadySeconds', async () => {
  const { start, status, advance } = await cluster(1, 10);
  await start();
  assert.equal((await status())?.availableReplicas, undefined);
  await advance(10_000);
  assert.equal((await status())?.availableReplicas, 1);
});

test('a replication controller does the same under its own name', async () => {
  const { client, settle, events } = await cluster(0);
  const spec = { replicas: 1, template } as ReplicationController['spec'];
  await client.create<ReplicationController>(replicationControllerKind, {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: 'rc', namespace: 'a' },
    spec,
  });
  await settle();
  const { spec: stored, status } = await client.get<ReplicationController>(replicationControllerKind, 'a', 'rc');
  assert.deepEqual(stored.selector, labels);
  assert.equal(status?.availableReplicas, 1);
  assert.match(events()[0] ?? '', /^ReplicationController SuccessfulCreate Created pod: rc-/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  controllerRevisionKind,
  persistentVolumeClaimKind,
  podKind,
  statefulSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createStatefulSetController } from './stateful-set-controller.ts';

const statefulSet = (replicas: number): StatefulSet => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db', namespace: 'a' },
  spec: {
    replicas,
    serviceName: 'db',
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'c', image: 'db:1' }] } },
    volumeClaimTemplates: [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  },
});

const cluster = async (node = instantNode) => {
  const plane = controlPlane(createStatefulSetController(), node);
  await createProject(plane, 'a');
  const change = async (edit: (set: StatefulSet) => void) => {
    await plane.client.modify<StatefulSet>(statefulSetKind, 'a', 'db', edit);
    await plane.settle();
  };
  const names = async () => (await plane.client.list(podKind, 'a')).map(({ metadata }) => metadata.name);
  return { ...plane, change, names };
};

test('pods get fixed names, one after another, and claims of their own', async () => {
  const { client, settle, names, events } = await cluster();
  await client.create(statefulSetKind, statefulSet(2));
  await settle();
  assert.deepEqual(await names(), ['db-0', 'db-1']);
  assert.equal((await client.get(podKind, 'a', 'db-0')).metadata.generateName, 'db-');
  assert.deepEqual(
    (await client.list(persistentVolumeClaimKind, 'a')).map(({ metadata }) => metadata.name),
    ['data-db-0', 'data-db-1'],
  );
  assert.deepEqual(events(), [
    'StatefulSet SuccessfulCreate create Claim data-db-0 Pod db-0 in StatefulSet db success',
    'StatefulSet SuccessfulCreate create Pod db-0 in StatefulSet db successful',
    'StatefulSet SuccessfulCreate create Claim data-db-1 Pod db-1 in StatefulSet db success',
    'StatefulSet SuccessfulCreate create Pod db-1 in StatefulSet db successful',
  ]);
  const { status } = await client.get<StatefulSet>(statefulSetKind, 'a', 'db');
  const revision = status?.currentRevision;
  assert.match(revision ?? '', /^db-[4-9bcdf]{8,10}$/);
  assert.deepEqual(status, {
    observedGeneration: 1,
    replicas: 2,
    readyReplicas: 2,
    currentReplicas: 2,
    updatedReplicas: 2,
    availableReplicas: 2,
    currentRevision: revision,
    updateRevision: revision,
    collisionCount: 0,
  });
});

test('the next pod waits for the one before it', async () => {
  const { client, settle, names } = await cluster({ ...instantNode, reconcile: async () => {} });
  await client.create(statefulSetKind, statefulSet(2));
  await settle();
  assert.deepEqual(await names(), ['db-0']);
});

test('surplus pods go from the highest number down; claims stay', async () => {
  const { client, settle, change, names } = await cluster();
  await client.create(statefulSetKind, statefulSet(3));
  await settle();
  await change(({ spec }) => void (spec.replicas = 1));
  assert.deepEqual(await names(), ['db-0']);
  assert.equal((await client.list(persistentVolumeClaimKind, 'a')).length, 3);
});

test('a new template replaces the pods above the partition', async () => {
  const { client, settle, change } = await cluster();
  await client.create(statefulSetKind, statefulSet(3));
  await settle();
  await change(({ spec }) => {
    spec.updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 1 } };
    (spec.template.spec.containers[0] as { image: string }).image = 'db:2';
  });
  const images = async () =>
    (await client.list<never>(podKind, 'a')).map(
      ({ spec }: { spec: { containers: { image: string }[] } }) => spec.containers[0]?.image,
    );
  assert.deepEqual(await images(), ['db:1', 'db:2', 'db:2']);
  await change(({ spec }) => void (spec.updateStrategy = { type: 'RollingUpdate' }));
  assert.deepEqual(await images(), ['db:2', 'db:2', 'db:2']);
  const { status } = await client.get<StatefulSet>(statefulSetKind, 'a', 'db');
  assert.equal(status?.currentRevision, status?.updateRevision);
  assert.equal((await client.list(controllerRevisionKind, 'a')).length, 2);
});

test('claims go with the set or with a pod that is scaled down, if that is the policy', async () => {
  const { client, settle, change } = await cluster();
  const set = statefulSet(2);
  set.spec.persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Delete', whenScaled: 'Delete' };
  await client.create(statefulSetKind, set);
  await settle();
  const owners = async () =>
    (await client.list(persistentVolumeClaimKind, 'a')).map(
      ({ metadata }) => metadata.ownerReferences?.map(({ kind, name }) => `${kind} ${name}`).join() ?? '',
    );
  assert.deepEqual(await owners(), ['StatefulSet db', 'StatefulSet db']);
  await change(({ spec }) => void (spec.replicas = 1));
  assert.deepEqual(await owners(), ['StatefulSet db', 'Pod db-1']);
  await change(({ spec }) => {
    spec.persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Retain', whenScaled: 'Retain' };
  });
  assert.deepEqual(await owners(), ['', 'Pod db-1']);
});

test('a pod has to be ready for its time before the next one is made', async () => {
  const { client, settle, names, advance } = await cluster();
  const set = statefulSet(2);
  await client.create(statefulSetKind, { ...set, spec: { ...set.spec, minReadySeconds: 30 } });
  await settle();
  assert.deepEqual(await names(), ['db-0']);
  await advance(30_000);
  assert.deepEqual(await names(), ['db-0', 'db-1']);
});

test('pods that are replaced only when deleted get the new template then', async () => {
  const { client, settle, change, advance } = await cluster();
  const set = statefulSet(2);
  await client.create(statefulSetKind, { ...set, spec: { ...set.spec, updateStrategy: { type: 'OnDelete' } } });
  await settle();
  await change(({ spec }) => void ((spec.template.spec.containers[0] as { image: string }).image = 'db:2'));
  const images = async () => (await client.list<Pod>(podKind, 'a')).map(({ spec }) => spec.containers[0]?.image);
  assert.deepEqual(await images(), ['db:1', 'db:1']);
  await client.delete(podKind, 'a', 'db-0');
  await advance(0);
  assert.deepEqual(await images(), ['db:2', 'db:1']);
});

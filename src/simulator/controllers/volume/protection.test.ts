import assert from 'node:assert/strict';
import { test } from 'node:test';
import { persistentVolumeClaimKind, persistentVolumeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createClaimProtectionController } from './claim-protection-controller.ts';
import { createVolumeProtectionController } from './volume-protection-controller.ts';

const resources = { requests: { storage: '1Gi' } };

const setUp = async () => {
  const plane = controlPlane(createClaimProtectionController(), createVolumeProtectionController(), instantNode);
  await createProject(plane, 'a');
  await plane.client.create<PersistentVolumeClaim>(persistentVolumeClaimKind, {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'a' },
    spec: { accessModes: ['ReadWriteOnce'], resources },
  });
  const claims = () => plane.store.list('persistentvolumeclaims').map(({ metadata }) => metadata);
  return { ...plane, claims };
};

test('a claim that nobody uses goes when it is deleted', async () => {
  const { client, settle, claims } = await setUp();
  assert.deepEqual(claims()[0]?.finalizers, ['kubernetes.io/pvc-protection']);
  await client.delete(persistentVolumeClaimKind, 'a', 'data');
  await settle();
  assert.deepEqual(claims(), []);
});

test('a claim that a pod uses stays until the pod is gone', async () => {
  const { client, settle, claims } = await setUp();
  await client.create<Pod>(podKind, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'user', namespace: 'a' },
    spec: {
      containers: [{ name: 'c', image: 'x' }],
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
    },
  });
  await settle();
  await client.delete(persistentVolumeClaimKind, 'a', 'data');
  await settle();
  assert.notEqual(claims()[0]?.deletionTimestamp, undefined);
  await client.delete(podKind, 'a', 'user');
  await settle();
  assert.deepEqual(claims(), []);
});

test('a volume stays while it is bound', async () => {
  const { client, settle, store } = await setUp();
  const volume: PersistentVolume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, hostPath: { path: '/x' } },
  };
  await client.create(persistentVolumeKind, volume);
  const phase = (value: string) =>
    client.modify<PersistentVolume>(
      persistentVolumeKind,
      undefined,
      'disk',
      (current) => void (current.status = { phase: value }),
      'status',
    );
  await phase('Bound');
  await client.delete(persistentVolumeKind, undefined, 'disk');
  await settle();
  assert.deepEqual(store.list('persistentvolumes')[0]?.metadata.finalizers, ['kubernetes.io/pv-protection']);
  await phase('Released');
  await settle();
  assert.deepEqual(store.list('persistentvolumes'), []);
});

test('a claim that is replaced without its finalizer gets it back', async () => {
  const { client, settle, claims } = await setUp();
  await client.modify(persistentVolumeClaimKind, 'a', 'data', ({ metadata }) => {
    delete metadata.finalizers;
  });
  await settle();
  assert.deepEqual(claims()[0]?.finalizers, ['kubernetes.io/pvc-protection']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { controlPlane } from '../../testing/control-plane.ts';

type ClaimSpec = PersistentVolumeClaim['spec'];
type VolumeSpec = PersistentVolume['spec'];

const plain: ClaimSpec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const sized = { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } };
const disk = { ...sized, csi: { driver: 'd', volumeHandle: 'h' } };

const claimed = async () => {
  const plane = controlPlane();
  await plane.createNamespace('a');
  const claim = (spec: ClaimSpec, annotations?: Record<string, string>): PersistentVolumeClaim => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'c', namespace: 'a', ...(annotations && { annotations }) },
    spec: { ...plain, ...spec },
  });
  const volume = (spec: VolumeSpec): PersistentVolume => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'v' },
    spec: { ...(spec?.['hostPath'] === undefined ? disk : sized), ...spec },
  });
  return {
    create: (spec: ClaimSpec, annotations?: Record<string, string>) =>
      plane.client.create<PersistentVolumeClaim>(persistentVolumeClaimKind, claim(spec, annotations)),
    change: (spec: ClaimSpec, annotations?: Record<string, string>) =>
      plane.client.update<PersistentVolumeClaim>(persistentVolumeClaimKind, claim(spec, annotations)),
    createVolume: (spec: VolumeSpec) => plane.client.create<PersistentVolume>(persistentVolumeKind, volume(spec)),
    changeVolume: (spec: VolumeSpec) => plane.client.update<PersistentVolume>(persistentVolumeKind, volume(spec)),
  };
};

const BETA = 'volume.beta.kubernetes.io/storage-class';

test('the class that an annotation names stays, or moves to the field', async () => {
  const { create, change } = await claimed();
  await create({}, { [BETA]: 'slow' });
  await assert.rejects(change({}, { [BETA]: 'fast' }), {
    message: `PersistentVolumeClaim "c" is invalid: metadata.annotations.${BETA}: Invalid value: "fast": field is immutable`,
  });
  await assert.rejects(change({ storageClassName: 'fast' }), /field is immutable.*spec: Forbidden: spec is immutable/);
  assert.equal((await change({ storageClassName: 'slow' })).spec?.storageClassName, 'slow');
});

test('classes of attributes are off, so that a claim and a volume forget them', async () => {
  const { create, change, createVolume } = await claimed();
  await create({});
  assert.equal((await change({ volumeAttributesClassName: 'gold' })).spec?.volumeAttributesClassName, undefined);
  assert.equal((await createVolume({ volumeAttributesClassName: 'gold' })).spec?.volumeAttributesClassName, undefined);
});

for (const [what, spec, source, reference] of [
  ['a claim', { dataSource: { kind: 'PersistentVolumeClaim', name: 'b' } }, 'b', 'b'],
  ['a reference', { dataSourceRef: { apiGroup: 'example.com', kind: 'Backup', name: 'b' } }, 'b', 'b'],
  ['something unknown', { dataSource: { apiGroup: 'example.com', kind: 'Backup', name: 'b' } }, undefined, undefined],
  [
    'a reference to another namespace',
    { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b', namespace: 'z' } },
    undefined,
    undefined,
  ],
] as const) {
  test(`both fields say what a claim is filled from: ${what}`, async () => {
    const { create } = await claimed();
    const { dataSource, dataSourceRef } = (await create(spec)).spec ?? {};
    assert.deepEqual([dataSource?.name, dataSourceRef?.name], [source, reference]);
  });
}

for (const [what, spec, message] of [
  [
    'two sources',
    {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
    },
    /spec: Invalid value: field\.Path\{name:"dataSource".*\}: must match dataSourceRef$/,
  ],
  [
    'a source in no group',
    { dataSourceRef: { apiGroup: '^', kind: 'Backup', name: 'b' } },
    /\[spec\.dataSource\.apiGroup: Invalid value: "\^": .*, spec\.dataSourceRef\.apiGroup: Invalid value: "\^": /,
  ],
] as const) {
  test(`a claim with ${what} is refused`, async () => {
    const { create } = await claimed();
    await assert.rejects(create(spec), { code: 422, message });
  });
}

test('the root of a node is not recycled', async () => {
  const { createVolume } = await claimed();
  const root = { hostPath: { path: '/' }, persistentVolumeReclaimPolicy: 'Recycle' };
  await assert.rejects(createVolume(root), {
    message: `PersistentVolume "v" is invalid: spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'`,
  });
});

test('a volume may learn the secret to grow with, and its nodes may be named by stable labels', async () => {
  const { createVolume, changeVolume } = await claimed();
  const zoned = (key: string, value = 'z') => ({
    nodeAffinity: {
      required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values: [value] }] }] },
    },
  });
  await createVolume(zoned('failure-domain.beta.kubernetes.io/zone'));
  await assert.rejects(changeVolume(zoned('topology.kubernetes.io/zone', 'y')), /nodeAffinity: .*field is immutable/);
  const stable = zoned('topology.kubernetes.io/zone');
  await changeVolume(stable);
  const secret = (name: string) => ({
    ...stable,
    csi: { ...disk.csi, controllerExpandSecretRef: { name, namespace: 'a' } },
  });
  await changeVolume(secret('s'));
  await assert.rejects(changeVolume(secret('t')), /spec\.persistentvolumesource is immutable/);
});

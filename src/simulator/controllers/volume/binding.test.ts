import assert from 'node:assert/strict';
import { test } from 'node:test';
import { persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume } from '../../../resources/storage/persistent-volume.ts';
import { type ClaimSpec, type VolumeSpec, volumeWorld } from './testing/volume-world.ts';

test('a claim gets a volume, and both say so', async () => {
  const { addVolume, addClaim, claim, volume } = await volumeWorld();
  await addVolume('disk');
  assert.equal(volume('disk').status?.phase, 'Available');
  await addClaim('data');
  const { metadata, spec, status } = claim('data');
  assert.deepEqual(metadata.annotations, {
    'pv.kubernetes.io/bind-completed': 'yes',
    'pv.kubernetes.io/bound-by-controller': 'yes',
  });
  assert.equal(spec?.volumeName, 'disk');
  assert.deepEqual(status, { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } });
  const bound = volume('disk');
  assert.equal(bound.status?.phase, 'Bound');
  assert.deepEqual(bound.metadata.annotations, { 'pv.kubernetes.io/bound-by-controller': 'yes' });
  const { kind, namespace, name, uid } = bound.spec?.claimRef ?? {};
  assert.deepEqual([kind, namespace, name, uid], ['PersistentVolumeClaim', 'a', 'data', metadata.uid]);
});

const choices: readonly (readonly [
  name: string,
  volumes: Record<string, VolumeSpec & { labels?: Record<string, string> }>,
  claim: ClaimSpec,
  chosen: string | undefined,
])[] = [
  [
    'the smallest that is large enough',
    { a: { capacity: { storage: '5Gi' } }, b: { capacity: { storage: '2Gi' } } },
    {},
    'b',
  ],
  ['none that is too small', { a: { capacity: { storage: '1023Mi' } } }, {}, undefined],
  ['none of another class', { a: { storageClassName: 'gold' } }, {}, undefined],
  ['one of its class', { a: {}, b: { storageClassName: 'gold' } }, { storageClassName: 'gold' }, 'b'],
  [
    'the one with the fewest modes that has its own',
    { a: { accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] }, b: { capacity: { storage: '9Gi' } } },
    {},
    'b',
  ],
  ['none without its mode', { a: {} }, { accessModes: ['ReadWriteMany'] }, undefined],
  ['none that is a device', { a: { volumeMode: 'Block' } }, {}, undefined],
  ['one with its labels', { a: {}, b: { labels: { tier: 'db' } } }, { selector: { matchLabels: { tier: 'db' } } }, 'b'],
  ['none that is meant for another', { a: { claimRef: { namespace: 'a', name: 'other' } } }, {}, undefined],
  [
    'the one that is meant for it, however large',
    { a: {}, b: { capacity: { storage: '9Gi' }, claimRef: { namespace: 'a', name: 'data' } } },
    {},
    'b',
  ],
  ['the one that it names', { a: {}, b: { capacity: { storage: '9Gi' } } }, { volumeName: 'b' }, 'b'],
  ['not the one that it names, of another class', { a: { storageClassName: 'x' } }, { volumeName: 'a' }, undefined],
];

for (const [name, volumes, spec, chosen] of choices)
  test(`a claim gets ${name}`, async () => {
    const { addVolume, addClaim, claim, store } = await volumeWorld();
    for (const [each, { labels, ...volume }] of Object.entries(volumes)) await addVolume(each, volume, { labels });
    await addClaim('data', spec);
    assert.equal(claim('data').status?.phase, chosen === undefined ? 'Pending' : 'Bound');
    const bound = (store.list('persistentvolumes') as PersistentVolume[]).filter(
      ({ status }) => status?.phase === 'Bound',
    );
    assert.deepEqual(
      bound.map((each) => each.metadata.name),
      chosen === undefined ? [] : [chosen],
    );
  });

test('a volume that a user meant for a claim has no mark of the controller', async () => {
  const { addVolume, addClaim, volume, claim } = await volumeWorld();
  await addVolume('disk', { claimRef: { namespace: 'a', name: 'data' } });
  assert.equal(volume('disk').status?.phase, 'Available');
  await addClaim('data', { volumeName: 'disk' });
  assert.equal(volume('disk').metadata.annotations, undefined);
  assert.deepEqual(claim('data').metadata.annotations, { 'pv.kubernetes.io/bind-completed': 'yes' });
});

test('a claim that waits gets the volume that comes later', async () => {
  const { addVolume, addClaim, claim, events } = await volumeWorld();
  await addClaim('data');
  assert.deepEqual(events(), [
    'PersistentVolumeClaim FailedBinding no persistent volumes available for this claim and no storage class is set',
  ]);
  assert.deepEqual(claim('data').status, { phase: 'Pending' });
  await addVolume('disk');
  assert.equal(claim('data').status?.phase, 'Bound');
});

const mismatches: readonly (readonly [spec: VolumeSpec, event: string])[] = [
  [
    { capacity: { storage: '1Mi' } },
    'VolumeMismatch Cannot bind to requested volume "disk": requested PV is too small',
  ],
  [{ storageClassName: 'x' }, 'VolumeMismatch Cannot bind to requested volume "disk": storageClassName does not match'],
  [{ volumeMode: 'Block' }, 'VolumeMismatch Cannot bind to requested volume "disk": incompatible volumeMode'],
  [{ accessModes: ['ReadOnlyMany'] }, 'VolumeMismatch Cannot bind to requested volume "disk": incompatible accessMode'],
  [{ claimRef: { namespace: 'a', name: 'other' } }, 'FailedBinding volume "disk" already bound to a different claim.'],
];

for (const [spec, event] of mismatches)
  test(`a claim is told: ${event}`, async () => {
    const { addVolume, addClaim, events } = await volumeWorld();
    await addVolume('disk', spec);
    await addClaim('data', { volumeName: 'disk' });
    assert.deepEqual(events(), [`PersistentVolumeClaim ${event}`]);
  });

const reclaims: readonly (readonly [name: string, spec: VolumeSpec, phase: string | undefined, event?: string])[] = [
  ['is kept', {}, 'Released'],
  ['is emptied', { persistentVolumeReclaimPolicy: 'Recycle' }, 'Available', 'VolumeRecycled Volume recycled'],
  ['is deleted', { persistentVolumeReclaimPolicy: 'Delete', hostPath: { path: '/tmp/x' } }, undefined],
  [
    'cannot be deleted',
    { persistentVolumeReclaimPolicy: 'Delete' },
    'Failed',
    'VolumeFailedDelete host_path deleter only supports /tmp/.+ but received provided /data',
  ],
  [
    'cannot be deleted here',
    { persistentVolumeReclaimPolicy: 'Delete', nfs: { server: 's', path: '/' } },
    'Failed',
    'VolumeFailedDelete error getting deleter volume plugin for volume "disk": no deletable volume plugin matched',
  ],
  [
    'is left to its driver',
    { persistentVolumeReclaimPolicy: 'Delete', csi: { driver: 'd', volumeHandle: 'h' } },
    'Released',
  ],
];

for (const [name, spec, phase, event] of reclaims)
  test(`a volume whose claim is gone ${name}`, async () => {
    const { addVolume, addClaim, volume, remove, events } = await volumeWorld();
    await addVolume('disk', spec);
    await addClaim('data');
    assert.equal(volume('disk').status?.phase, 'Bound');
    await remove('data');
    assert.equal(volume('disk')?.status?.phase, phase);
    assert.deepEqual(events(), event === undefined ? [] : [`PersistentVolume ${event}`]);
    if (phase === 'Available') assert.equal(volume('disk').spec?.claimRef, undefined);
    if (phase === 'Failed') assert.equal(event?.endsWith(volume('disk').status?.message as string), true);
  });

test('a claim whose volume is gone is lost', async () => {
  const { addVolume, addClaim, claim, client, settle, events } = await volumeWorld();
  await addVolume('disk');
  await addClaim('data');
  await client.modify<PersistentVolume>(persistentVolumeKind, undefined, 'disk', ({ metadata }) => {
    delete metadata.finalizers;
  });
  await client.delete(persistentVolumeKind, undefined, 'disk');
  await settle();
  assert.deepEqual(claim('data').status, { phase: 'Lost' });
  assert.deepEqual(events(), [
    'PersistentVolumeClaim ClaimLost Bound claim has lost its PersistentVolume. Data on the volume is lost!',
  ]);
});

test('a class without provisioner here waits for it, and says so', async () => {
  const { addClass, addClaim, claim, events } = await volumeWorld();
  await addClass('fast');
  await addClaim('data', { storageClassName: 'fast' });
  await addClaim('lost', { storageClassName: 'nosuch' });
  await addClass('manual', { provisioner: 'kubernetes.io/no-provisioner' });
  await addClaim('hand', { storageClassName: 'manual' });
  assert.equal(claim('data').metadata.annotations?.['volume.kubernetes.io/storage-provisioner'], 'example.com/disk');
  assert.deepEqual([...new Set(events())].toSorted(), [
    "PersistentVolumeClaim ExternalProvisioning Waiting for a volume to be created either by the external provisioner 'example.com/disk' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
    'PersistentVolumeClaim ProvisioningFailed no volume plugin matched name: kubernetes.io/no-provisioner',
    'PersistentVolumeClaim ProvisioningFailed storageclass.storage.k8s.io "nosuch" not found',
  ]);
});

test('a claim without class gets the default one when there is one at last', async () => {
  const { addClass, addClaim, claim } = await volumeWorld();
  await addClaim('data');
  await addClaim('none', { storageClassName: '' });
  await addClass('std', {}, { 'storageclass.kubernetes.io/is-default-class': 'true' });
  assert.deepEqual([claim('data').spec?.storageClassName, claim('none').spec?.storageClassName], ['std', '']);
});

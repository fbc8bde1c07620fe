import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, persistentVolumeClaimKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Volume } from '../../../resources/workloads/pod-spec.ts';
import { type VolumeSpec, volumeWorld } from './testing/volume-world.ts';

const using = (claimName: string): Omit<Volume, 'name'> => ({ persistentVolumeClaim: { claimName } });

test('a pod waits until its claim is there and bound', async () => {
  const { addPod, addClaim, addVolume, pod } = await volumeWorld();
  const preemption = 'preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.';
  const message = () => pod('web').status?.conditions?.[0]?.message;
  await addPod('web', using('data'));
  assert.equal(message(), `0/2 nodes are available: persistentvolumeclaim "data" not found. ${preemption}`);
  await addClaim('data');
  assert.equal(message(), `0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. ${preemption}`);
  await addVolume('disk');
  assert.equal(pod('web').spec.nodeName, 'worker-0');
});

const local = (host: string, storage = '1Gi'): VolumeSpec => ({
  storageClassName: 'local',
  capacity: { storage },
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [host] }] }],
    },
  },
});

test('with the first consumer node and volume are chosen together', async () => {
  const { addClass, addClaim, addPod, addVolume, claim, pod, events } = await volumeWorld();
  await addClass('local', { provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' });
  await addClaim('data', { storageClassName: 'local' });
  await addClaim('more', { storageClassName: 'local', resources: { requests: { storage: '2Gi' } } });
  assert.ok(
    events().includes(
      'PersistentVolumeClaim WaitForFirstConsumer waiting for first consumer to be created before binding',
    ),
  );
  await addVolume('small-0', local('worker-0'));
  await addVolume('small-1', local('worker-1'));
  await addPod('web', using('data'), using('more'));
  assert.match(
    pod('web').status?.conditions?.[0]?.message ?? '',
    /^0\/2 nodes are available: 2 node\(s\) didn't find available persistent volumes to bind\. preemption: 0\/2 nodes are available: 2 Preemption/,
  );
  await addVolume('large-1', local('worker-1', '2Gi'));
  assert.equal(pod('web').spec.nodeName, 'worker-1');
  assert.deepEqual([claim('data').spec?.volumeName, claim('more').spec?.volumeName], ['small-1', 'large-1']);
  assert.equal(claim('data').status?.phase, 'Bound');
});

test('a pod follows the volume that its claim has', async () => {
  const { client, addClaim, addPod, addVolume, pod, settle } = await volumeWorld();
  await addVolume('far', local('worker-1'));
  await addClaim('data', { storageClassName: 'local' });
  await addPod('web', using('data'));
  assert.equal(pod('web').spec.nodeName, 'worker-1');
  await client.modify<Node>(nodeKind, undefined, 'worker-1', ({ metadata }) => void (metadata.labels = {}));
  await settle();
  await addPod('other', using('data'));
  assert.match(
    pod('other').status?.conditions?.[0]?.message ?? '',
    /: 2 node\(s\) had volume node affinity conflict\. /,
  );
});

test('the volume that a provisioner makes is for the node that was selected', async () => {
  const { addClass, addClaim, addPod, addVolume, claim, pod } = await volumeWorld();
  await addClass('fast', { volumeBindingMode: 'WaitForFirstConsumer' });
  await addClaim('data', { storageClassName: 'fast' });
  await addPod('web', using('data'));
  const { annotations } = claim('data').metadata;
  assert.equal(annotations?.['volume.kubernetes.io/selected-node'], 'worker-0');
  assert.equal(annotations?.['volume.kubernetes.io/storage-provisioner'], 'example.com/disk');
  assert.deepEqual([pod('web').spec.nodeName, pod('web').status?.conditions], [undefined, undefined]);
  const { namespace, name, uid } = claim('data').metadata;
  await addVolume('made', { storageClassName: 'fast', claimRef: { namespace, name, uid } as never });
  assert.equal(claim('data').status?.phase, 'Bound');
  assert.equal(pod('web').spec.nodeName, 'worker-0');
});

test('a claim of a pod alone is made for it, and goes with it', async () => {
  const { addPod, addVolume, claim, pod } = await volumeWorld();
  await addVolume('disk');
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  await addPod('web', { ephemeral: { volumeClaimTemplate: { metadata: { labels: { app: 'web' } }, spec } } });
  const { metadata } = claim('web-v0');
  assert.deepEqual(metadata.labels, { app: 'web' });
  assert.deepEqual(metadata.ownerReferences, [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'web',
      uid: pod('web').metadata.uid,
      controller: true,
      blockOwnerDeletion: true,
    },
  ]);
  assert.equal(pod('web').spec.nodeName, 'worker-0');
});

test('a pod whose claim is lost waits for ever', async () => {
  const { addClaim, addPod, client, pod } = await volumeWorld();
  await addClaim('data', { volumeName: 'disk' }, { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } });
  const { status } = await client.get<PersistentVolumeClaim>(persistentVolumeClaimKind, 'a', 'data');
  assert.equal(status?.phase, 'Lost');
  await addPod('web', using('data'));
  assert.match(
    pod('web').status?.conditions?.[0]?.message ?? '',
    /: persistentvolumeclaim "data" bound to non-existent persistentvolume "disk"\. preemption: /,
  );
});

test('a claim that one pod alone may use keeps others waiting', async () => {
  const { addClaim, addPod, addVolume, client, pod, settle } = await volumeWorld();
  const accessModes = ['ReadWriteOncePod'];
  await addVolume('disk', { accessModes });
  await addClaim('data', { accessModes });
  await addPod('web', using('data'));
  await addPod('other', using('data'));
  assert.match(
    pod('other').status?.conditions?.[0]?.message ?? '',
    /^0\/2 nodes are available: 2 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode\. preemption: 0\/2 nodes are available: 2 No preemption victims found for incoming pod\.$/,
  );
  await client.delete(podKind, 'a', 'web', { gracePeriodSeconds: 0 });
  await settle();
  assert.equal(pod('other').spec.nodeName, 'worker-0');
});

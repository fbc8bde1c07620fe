import {
  persistentVolumeClaimKind,
  persistentVolumeKind,
  podKind,
  storageClassKind,
} from '../../../../resources/kinds/kinds.ts';
import type { Node } from '../../../../resources/nodes/node.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../resources/storage/persistent-volume.ts';
import type { StorageClass } from '../../../../resources/storage/storage-class.ts';
import { type Pod, plainPod } from '../../../../resources/workloads/pod.ts';
import type { Volume } from '../../../../resources/workloads/pod-spec.ts';
import { controlPlane, createProject } from '../../../testing/control-plane.ts';
import { createPodScheduler } from '../../pod-scheduler.ts';
import { createClaimBindingController } from '../claim-binding-controller.ts';
import { createClaimProtectionController } from '../claim-protection-controller.ts';
import { createEphemeralVolumeController } from '../ephemeral-volume-controller.ts';
import { createVolumePhaseController } from '../volume-phase-controller.ts';
import { createVolumeProtectionController } from '../volume-protection-controller.ts';

export type ClaimSpec = NonNullable<PersistentVolumeClaim['spec']>;
export type VolumeSpec = NonNullable<PersistentVolume['spec']>;

/** Claims, volumes and pods with the controllers that bring them together, and two nodes. */
export const volumeWorld = async () => {
  const plane = controlPlane(
    createPodScheduler(),
    createEphemeralVolumeController(),
    createVolumePhaseController(),
    createClaimBindingController(),
    createClaimProtectionController(),
    createVolumeProtectionController(),
  );
  for (const name of ['default', 'a']) await createProject(plane, name);
  const { client, settle, store } = plane;
  for (const name of ['worker-0', 'worker-1'])
    store.create('nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'kubernetes.io/hostname': name } },
      spec: {},
    } as Node);
  const addVolume = async (name: string, spec: VolumeSpec = {}, metadata: object = {}) => {
    await client.create<PersistentVolume>(persistentVolumeKind, {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name, ...metadata },
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '1Gi' },
        ...(spec['nfs'] || spec['csi'] ? {} : { hostPath: { path: '/data' } }),
        ...spec,
      } as VolumeSpec,
    });
    await settle();
  };
  const addClaim = async (name: string, spec: ClaimSpec = {}, metadata: object = {}) => {
    await client.create<PersistentVolumeClaim>(persistentVolumeClaimKind, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: 'a', ...metadata },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    });
    await settle();
  };
  const addClass = async (name: string, content: Partial<StorageClass> = {}, annotations = {}) => {
    await client.create<StorageClass>(storageClassKind, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name, annotations },
      provisioner: 'example.com/disk',
      ...content,
    });
    await settle();
  };
  const addPod = async (name: string, ...volumes: Omit<Volume, 'name'>[]) => {
    const pod = plainPod({ name, namespace: 'a' }, 'web:1');
    pod.spec.volumes = volumes.map((volume, index) => ({ name: `v${index}`, ...volume }));
    await client.create(podKind, pod);
    await settle();
  };
  const claim = (name: string) => store.get('persistentvolumeclaims', 'a', name) as PersistentVolumeClaim;
  const volume = (name: string) => store.get('persistentvolumes', undefined, name) as PersistentVolume;
  const pod = (name: string) => store.get('pods', 'a', name) as Pod;
  const remove = async (name: string) => {
    await client.delete(persistentVolumeClaimKind, 'a', name);
    await settle();
  };
  return { ...plane, addVolume, addClaim, addClass, addPod, claim, volume, pod, remove };
};

import { image, object } from './object.ts';

const secretRef = { name: 'word' };

const of = (name: string, source: object): object => ({ name: name.toLowerCase(), [name]: source });

const volumes = [
  of('emptyDir', { medium: 'Memory' }),
  of('hostPath', { path: '/tmp' }),
  of('gcePersistentDisk', { pdName: 'disk', fsType: 'ext4', partition: 1, readOnly: true }),
  of('awsElasticBlockStore', { volumeID: 'vol-1', fsType: 'ext4' }),
  of('gitRepo', { repository: 'https://example.com/a.git', revision: 'main' }),
  of('nfs', { server: 'nfs.example.com', path: '/a' }),
  of('iscsi', {
    targetPortal: '192.0.2.1:3260',
    iqn: 'iqn.2001-04.com.example:storage',
    lun: 1,
    portals: ['192.0.2.2', '192.0.2.3'],
    fsType: 'ext4',
    chapAuthSession: true,
    secretRef,
  }),
  of('glusterfs', { endpoints: 'web', path: 'a' }),
  of('persistentVolumeClaim', { claimName: 'web', readOnly: true }),
  of('ephemeral', {
    volumeClaimTemplate: {
      metadata: { labels: { a: 'b', c: 'd' }, annotations: { note: 'a', other: 'b' } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        volumeMode: 'Filesystem',
        resources: { requests: { storage: '1Gi' } },
      },
    },
  }),
  of('rbd', { monitors: ['192.0.2.1:6789'], image: 'a', fsType: 'ext4', pool: 'pool', user: 'ann', secretRef }),
  of('quobyte', { registry: '192.0.2.1:7861', volume: 'a' }),
  of('downwardAPI', {
    items: [
      { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
      { path: 'memory', resourceFieldRef: { containerName: 'main', resource: 'limits.memory' } },
    ],
  }),
  of('azureDisk', { diskName: 'disk', diskURI: 'https://example.com/disk.vhd' }),
  of('vsphereVolume', { volumePath: '[store] disk', fsType: 'ext4', storagePolicyName: 'fast' }),
  of('cinder', { volumeID: 'vol-1', fsType: 'ext4', secretRef }),
  of('photonPersistentDisk', { pdID: 'disk', fsType: 'ext4' }),
  of('portworxVolume', { volumeID: 'vol-1' }),
  of('scaleIO', { gateway: 'https://example.com', system: 'a', secretRef, volumeName: 'b' }),
  of('cephfs', { monitors: ['192.0.2.1', '192.0.2.2'], secretRef }),
  of('storageos', { volumeName: 'a', fsType: 'ext4' }),
  of('fc', { targetWWNs: ['50060e801049cfd1', '50060e801049cfd2'], lun: 0, fsType: 'ext4' }),
  of('azureFile', { secretName: 'word', shareName: 'a' }),
  of('flexVolume', { driver: 'example.com/driver', fsType: 'ext4', options: { b: 'c', a: 'b' } }),
  of('flocker', { datasetName: 'a' }),
  of('csi', { driver: 'csi.example.com', volumeAttributes: { b: 'c', a: 'b' } }),
  { name: 'plain', csi: { driver: 'csi.example.com', readOnly: true, fsType: 'ext4' } },
];

/** A workload without pods that names volumes from every source. */
export const everyVolume = object(
  'apps/v1',
  'Deployment',
  {
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: 'volumes' } },
      template: {
        metadata: { labels: { app: 'volumes' } },
        spec: { containers: [{ name: 'main', image }], volumes },
      },
    },
  },
  'volumes',
);

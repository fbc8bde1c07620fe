import { object } from './object.ts';

const volume = (name: string, spec: object): object =>
  object(
    'v1',
    'PersistentVolume',
    { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany', 'ReadWriteOnce'], ...spec } },
    name,
  );

const secretRef = { name: 'word', namespace: 'mine' };

/** Volumes of the cluster, by where they come from. */
export const persistentVolumes: readonly object[] = [
  volume('local', {
    local: { path: '/mnt/a' },
    storageClassName: 'fast',
    nodeAffinity: {
      required: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'zone', operator: 'In', values: ['a', 'b'] },
              { key: 'disk', operator: 'Exists' },
            ],
          },
          { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['c'] }] },
        ],
      },
    },
  }),
  volume('csi', {
    persistentVolumeReclaimPolicy: 'Delete',
    volumeMode: 'Block',
    claimRef: { namespace: 'mine', name: 'data' },
    csi: { driver: 'csi.example.com', volumeHandle: 'vol-1', volumeAttributes: { b: 'c', a: 'b' } },
  }),
  volume('iscsi', { iscsi: { targetPortal: '192.0.2.1:3260', iqn: 'iqn.2001-04.com.example:a', lun: 0, secretRef } }),
  volume('shared', { nfs: { server: 'nfs.example.com', path: '/a', readOnly: true } }),
  volume('bare', { hostPath: { path: '/tmp' }, accessModes: ['ReadOnlyMany'] }),
  volume('gluster', { glusterfs: { endpoints: 'a', path: 'b', endpointsNamespace: 'mine' } }),
  volume('scale', { scaleIO: { gateway: 'https://example.com', system: 'a', secretRef, volumeName: 'b' } }),
  volume('azure', { azureFile: { secretName: 'word', shareName: 'a', secretNamespace: 'mine' } }),
];

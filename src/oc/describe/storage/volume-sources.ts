import { flag, list, map, number, type SourceKind, secret, text } from './source-facts.ts';

const isReadOnly = { 'ReadOnly:\t': flag('readOnly') };
const fileSystem = { 'FSType:\t': text('fsType'), ...isReadOnly };
const partition = { 'FSType:\t': text('fsType'), 'Partition:\t': number('partition'), ...isReadOnly };
const path = { 'Path:\t': text('path') };

/**
 * The sources that pods and volumes of the cluster share, by the field that holds them.
 *
 * @param isPersistent whether it is of a volume of the cluster, whose secrets may be in any namespace
 */
export const volumeSources = (isPersistent: boolean): Readonly<Record<string, SourceKind>> => ({
  hostPath: {
    is: 'HostPath (bare host directory volume)',
    facts: { ...path, 'HostPathType:\t': text('type', '<none>') },
  },
  gcePersistentDisk: {
    is: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    facts: { 'PDName:\t': text('pdName'), ...partition },
  },
  awsElasticBlockStore: {
    is: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    facts: { 'VolumeID:\t': text('volumeID'), ...partition },
  },
  nfs: {
    is: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    facts: { 'Server:\t': text('server'), ...path, ...isReadOnly },
  },
  quobyte: {
    is: "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
    facts: { 'Registry:\t': text('registry'), 'Volume:\t': text('volume'), ...isReadOnly },
  },
  portworxVolume: {
    is: 'PortworxVolume (a Portworx Volume resource)',
    facts: { 'VolumeID:\t': text('volumeID') },
  },
  iscsi: {
    is: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    facts: {
      'TargetPortal:\t': text('targetPortal'),
      'IQN:\t': text('iqn'),
      'Lun:\t': number('lun'),
      'ISCSIInterface\t': text('iscsiInterface'),
      ...fileSystem,
      'Portals:\t': list('portals'),
      'DiscoveryCHAPAuth:\t': flag('chapAuthDiscovery'),
      'SessionCHAPAuth:\t': flag('chapAuthSession'),
      'SecretRef:\t': secret(isPersistent),
      'InitiatorName:\t': text('initiatorName', '<none>'),
    },
  },
  glusterfs: {
    is: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    facts: {
      'EndpointsName:\t': text('endpoints'),
      ...(isPersistent && { 'EndpointsNamespace:\t': text('endpointsNamespace', '<unset>') }),
      ...path,
      ...isReadOnly,
    },
  },
  rbd: {
    is: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    facts: {
      'CephMonitors:\t': list('monitors'),
      'RBDImage:\t': text('image'),
      'FSType:\t': text('fsType'),
      'RBDPool:\t': text('pool'),
      'RadosUser:\t': text('user'),
      'Keyring:\t': text('keyring'),
      'SecretRef:\t': secret(isPersistent),
      ...isReadOnly,
    },
  },
  cephfs: {
    is: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    facts: {
      'Monitors:\t': list('monitors'),
      ...path,
      'User:\t': text('user'),
      'SecretFile:\t': text('secretFile'),
      'SecretRef:\t': secret(isPersistent),
      ...isReadOnly,
    },
  },
  cinder: {
    is: 'Cinder (a Persistent Disk resource in OpenStack)',
    facts: { 'VolumeID:\t': text('volumeID'), ...fileSystem, 'SecretRef:\t': secret(isPersistent) },
  },
  flexVolume: {
    is: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    facts: {
      'Driver:\t': text('driver'),
      'FSType:\t': text('fsType'),
      'SecretRef:\t': secret(isPersistent),
      ...isReadOnly,
      'Options:\t': map('options'),
    },
  },
  flocker: {
    is: 'Flocker (a Flocker volume mounted by the Flocker agent)',
    facts: { 'DatasetName:\t': text('datasetName'), 'DatasetUUID:\t': text('datasetUUID') },
  },
  fc: {
    is: 'FC (a Fibre Channel disk)',
    facts: {
      'TargetWWNs:\t': ({ targetWWNs }) => ((targetWWNs ?? []) as string[]).join(', '),
      'LUN:\t': text('lun', '<none>'),
      ...fileSystem,
    },
  },
  azureDisk: {
    is: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    facts: {
      'DiskName:\t': text('diskName'),
      'DiskURI:\t': text('diskURI'),
      'Kind: \t': text('kind'),
      'FSType:\t': text('fsType'),
      'CachingMode:\t': text('cachingMode'),
      ...isReadOnly,
    },
  },
  azureFile: {
    is: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    facts: {
      'SecretName:\t': text('secretName'),
      ...(isPersistent && { 'SecretNamespace:\t': text('secretNamespace') }),
      'ShareName:\t': text('shareName'),
      ...isReadOnly,
    },
  },
  vsphereVolume: {
    is: 'vSphereVolume (a Persistent Disk resource in vSphere)',
    facts: {
      'VolumePath:\t': text('volumePath'),
      'FSType:\t': text('fsType'),
      'StoragePolicyName:\t': text('storagePolicyName'),
    },
  },
  photonPersistentDisk: {
    is: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
    facts: { 'PdID:\t': text('pdID'), 'FSType:\t': text('fsType') },
  },
  scaleIO: {
    is: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    facts: {
      'Gateway:\t': text('gateway'),
      'System:\t': text('system'),
      'Protection Domain:\t': text('protectionDomain'),
      'Storage Pool:\t': text('storagePool'),
      'Storage Mode:\t': text('storageMode'),
      'VolumeName:\t': text('volumeName'),
      ...(isPersistent && {
        'SecretName:\t': ({ secretRef }) => text('name')((secretRef ?? {}) as Record<string, unknown>),
        'SecretNamespace:\t': ({ secretRef }) => text('namespace')((secretRef ?? {}) as Record<string, unknown>),
      }),
      ...fileSystem,
    },
  },
  storageos: {
    is: 'StorageOS (a StorageOS Persistent Disk resource)',
    facts: { 'VolumeName:\t': text('volumeName'), 'VolumeNamespace:\t': text('volumeNamespace'), ...fileSystem },
  },
  local: {
    is: 'LocalVolume (a persistent volume backed by local storage on a node)',
    facts: path,
  },
});

/** What sources of volumes leave out, by the field that holds them. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  azureDisk: { cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false },
  hostPath: { type: '' },
  iscsi: { iscsiInterface: 'default' },
  rbd: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  scaleIO: { fsType: 'xfs', storageMode: 'ThinProvisioned' },
};

/**
 * Fills in what the source of a volume leaves out: that of a pod or that of the cluster.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
 */
export const applySourceDefaults = (volume: object): void => {
  for (const [field, source] of Object.entries(volume) as [string, Record<string, unknown> | undefined][])
    for (const [name, value] of Object.entries((source && DEFAULTS[field]) ?? {})) if (source) source[name] ??= value;
};

import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';

/**
 * Fills in what whoever wrote constraints left out: flags and lists that every such object has, strategies that allow
 * everything, and volumes that agree with the flag for those of the host.
 *
 * @see https://github.com/openshift/kubernetes/tree/release-4.19/openshift-kube-apiserver/admission/customresourcevalidation/securitycontextconstraints
 */
export const constraintsDefaults = (constraints: SecurityContextConstraints): void => {
  for (const flag of FLAGS) constraints[flag] ??= false;
  for (const list of LISTS) constraints[list] ??= null;
  for (const strategy of STRATEGIES) constraints[strategy] ??= {};
  constraints.priority ??= null;
  constraints.fsGroup.type ||= ANY;
  constraints.supplementalGroups.type ||= ANY;
  constraints.users ??= [];
  constraints.groups ??= [];
  constraints.allowPrivilegeEscalation ??= true;
  constraints.volumes = volumesOf(constraints);
};

const ANY = 'RunAsAny';
/** Flags that constraints always have. */
export const FLAGS = [
  'allowHostDirVolumePlugin',
  'allowHostIPC',
  'allowHostNetwork',
  'allowHostPID',
  'allowHostPorts',
  'allowPrivilegedContainer',
  'readOnlyRootFilesystem',
] as const;
/** Lists that constraints always have, or `null`. */
export const LISTS = ['allowedCapabilities', 'defaultAddCapabilities', 'requiredDropCapabilities'] as const;
const STRATEGIES = ['fsGroup', 'runAsUser', 'seLinuxContext', 'supplementalGroups'] as const;

const volumesOf = ({ volumes, allowHostDirVolumePlugin }: SecurityContextConstraints): string[] => {
  const allowed = new Set(volumes ?? ['*']);
  const all = allowed.has('*');
  if (allowHostDirVolumePlugin) {
    if (!all) allowed.add('hostPath');
    return [...allowed].sort();
  }
  if (volumes?.length === 0) return ['none'];
  allowed.delete('*');
  allowed.delete('hostPath');
  if (all) for (const volume of VOLUMES) allowed.add(volume);
  return [...allowed].sort();
};

/** Every kind of volume apart from those of the host. */
const VOLUMES = (
  'azureFile flocker flexVolume emptyDir gcePersistentDisk awsElasticBlockStore gitRepo secret nfs iscsi glusterfs ' +
  'persistentVolumeClaim rbd cinder cephFS downwardAPI fc configMap vsphere quobyte azureDisk photonPersistentDisk ' +
  'projected portworxVolume scaleIO storageOS csi ephemeral image'
).split(' ');

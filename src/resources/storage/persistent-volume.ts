import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Condition } from '../metadata/condition.ts';
import type { NodeSelector } from '../workloads/affinity.ts';
import type { ResourceList } from '../workloads/pod-spec.ts';

/** Keeps a claim that a pod uses from going. */
export const claimProtection = 'kubernetes.io/pvc-protection';

/** Keeps a volume that is bound from going. */
export const volumeProtection = 'kubernetes.io/pv-protection';

/** What a claim is filled from. */
export interface DataSource {
  apiGroup?: string | null;
  kind?: string;
  name?: string;
  namespace?: string;
}

/** A claim to storage. */
export interface PersistentVolumeClaim extends KubeObject {
  spec?: {
    accessModes?: string[];
    resources?: { requests?: ResourceList; limits?: ResourceList };
    storageClassName?: string;
    volumeMode?: string;
    volumeName?: string;
    volumeAttributesClassName?: string;
    selector?: LabelSelectorSpec;
    dataSource?: DataSource;
    dataSourceRef?: DataSource;
  };
  status?: {
    phase?: string;
    accessModes?: string[];
    capacity?: ResourceList;
    conditions?: Condition[];
    allocatedResources?: ResourceList;
    allocatedResourceStatuses?: Record<string, string>;
    currentVolumeAttributesClassName?: string;
    modifyVolumeStatus?: object;
  };
}

/** How much storage a claim asks for, a quantity. */
export const requestedStorage = ({ spec }: PersistentVolumeClaim): string =>
  spec?.resources?.requests?.['storage'] ?? '0';

/** Storage that a cluster has. One member of the spec says what it is: `hostPath`, `nfs`, `csi`. */
export interface PersistentVolume extends KubeObject {
  spec?: {
    accessModes?: string[];
    capacity?: ResourceList;
    claimRef?: VolumeClaimReference;
    mountOptions?: string[];
    nodeAffinity?: { required?: NodeSelector };
    persistentVolumeReclaimPolicy?: string;
    storageClassName?: string;
    volumeMode?: string;
    volumeAttributesClassName?: string;
    [source: string]: unknown;
  };
  status?: { phase?: string; message?: string; reason?: string; lastPhaseTransitionTime?: string };
}

/** The claim that a volume is for. */
export interface VolumeClaimReference {
  apiVersion?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  resourceVersion?: string;
}

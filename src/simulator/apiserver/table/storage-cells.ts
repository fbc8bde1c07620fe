import type { KubeObject } from '../../../resources/kube-object.ts';
import { accessModesText } from '../../../resources/storage/access-modes.ts';
import { ageOf } from './age.ts';
import type { CellPrinter } from './table.ts';

interface VolumeSpec {
  volumeName?: string;
  storageClassName?: string;
  volumeAttributesClassName?: string;
  volumeMode?: string;
  accessModes?: string[];
  capacity?: Record<string, string>;
  persistentVolumeReclaimPolicy?: string;
  claimRef?: { namespace?: string; name?: string };
}

type Volume = KubeObject & {
  spec?: VolumeSpec;
  status?: { phase?: string; reason?: string; capacity?: Record<string, string>; accessModes?: string[] };
};

export const persistentVolumeClaimCells: CellPrinter<Volume> = ({ metadata, spec = {}, status = {} }, now) => [
  metadata.name,
  metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating',
  spec.volumeName ?? '',
  spec.volumeName ? (status.capacity?.['storage'] ?? '') : '',
  spec.volumeName ? accessModesText(status.accessModes) : '',
  spec.storageClassName ?? '',
  spec.volumeAttributesClassName ?? '<unset>',
  ageOf(metadata.creationTimestamp, now),
  spec.volumeMode ?? '<unset>',
];

export const persistentVolumeCells: CellPrinter<Volume> = ({ metadata, spec = {}, status = {} }, now) => [
  metadata.name,
  spec.capacity?.['storage'] ?? '',
  accessModesText(spec.accessModes),
  spec.persistentVolumeReclaimPolicy ?? '',
  metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating',
  spec.claimRef === undefined ? '' : `${spec.claimRef.namespace}/${spec.claimRef.name}`,
  spec.storageClassName ?? '',
  spec.volumeAttributesClassName ?? '<unset>',
  status.reason ?? '',
  ageOf(metadata.creationTimestamp, now),
  spec.volumeMode ?? '<unset>',
];

type StorageClass = KubeObject & {
  provisioner?: string;
  reclaimPolicy?: string;
  volumeBindingMode?: string;
  allowVolumeExpansion?: boolean;
};

export const storageClassCells: CellPrinter<StorageClass> = (
  { metadata, provisioner, reclaimPolicy, volumeBindingMode, allowVolumeExpansion },
  now,
) => [
  metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true'
    ? `${metadata.name} (default)`
    : metadata.name,
  provisioner ?? '',
  reclaimPolicy ?? 'Delete',
  volumeBindingMode ?? 'Immediate',
  allowVolumeExpansion ?? false,
  ageOf(metadata.creationTimestamp, now),
];

interface Driver {
  attachRequired?: boolean;
  podInfoOnMount?: boolean;
  storageCapacity?: boolean;
  tokenRequests?: { audience: string }[];
  requiresRepublish?: boolean;
  volumeLifecycleModes?: string[];
}

export const csiDriverCells: CellPrinter<KubeObject & { spec?: Driver }> = ({ metadata, spec = {} }, now) => [
  metadata.name,
  spec.attachRequired ?? true,
  spec.podInfoOnMount ?? false,
  spec.storageCapacity ?? false,
  spec.tokenRequests?.map(({ audience }) => audience).join(',') ?? '<unset>',
  spec.requiresRepublish ?? false,
  spec.volumeLifecycleModes?.join(',') || '<none>',
  ageOf(metadata.creationTimestamp, now),
];

export const csiNodeCells: CellPrinter<KubeObject & { spec?: { drivers?: object[] | null } }> = (
  { metadata, spec },
  now,
) => [metadata.name, spec?.drivers?.length ?? 0, ageOf(metadata.creationTimestamp, now)];

interface Attachment {
  attacher?: string;
  nodeName?: string;
  source?: { persistentVolumeName?: string };
}

export const volumeAttachmentCells: CellPrinter<KubeObject & { spec?: Attachment; status?: { attached?: boolean } }> = (
  { metadata, spec = {}, status },
  now,
) => [
  metadata.name,
  spec.attacher ?? '',
  spec.source?.persistentVolumeName ?? '',
  spec.nodeName ?? '',
  status?.attached ?? false,
  ageOf(metadata.creationTimestamp, now),
];

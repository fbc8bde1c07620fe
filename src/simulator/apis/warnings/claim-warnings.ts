import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { fractionWarnings } from './fraction-warnings.ts';
import { requirementWarnings } from './node-label-warnings.ts';
import { persistentTypeWarnings } from './volume-type-warnings.ts';

const CLASS = 'volume.beta.kubernetes.io/storage-class';
const CLASS_FATE = 'deprecated since v1.8; use "storageClassName" attribute instead';
const MOUNT_OPTIONS = 'volume.beta.kubernetes.io/mount-options';
const MOUNT_OPTIONS_FATE = 'deprecated since v1.31; use "mountOptions" attribute instead';

const annotationWarning = (annotations: Record<string, string> | undefined, key: string, fate: string): string[] =>
  annotations?.[key] === undefined ? [] : [`metadata.annotations[${key}]: ${fate}`];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/persistentvolumeclaim/util.go */
export const claimWarnings = ({ metadata, spec }: PersistentVolumeClaim): string[] => [
  ...annotationWarning(metadata.annotations, CLASS, CLASS_FATE),
  ...claimSpecWarnings(spec, 'spec'),
];

/** The warnings about what a claim asks for. */
export const claimSpecWarnings = (spec: PersistentVolumeClaim['spec'], path: string): string[] =>
  (['requests', 'limits'] as const).flatMap((part) =>
    fractionWarnings(spec?.resources?.[part], `${path}.resources.${part}`, ['storage']),
  );

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/persistentvolume/util.go */
export const volumeWarnings = ({ metadata, spec = {} }: PersistentVolume): string[] => [
  ...annotationWarning(metadata.annotations, CLASS, CLASS_FATE),
  ...annotationWarning(metadata.annotations, MOUNT_OPTIONS, MOUNT_OPTIONS_FATE),
  ...(spec.persistentVolumeReclaimPolicy === 'Recycle'
    ? [
        'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
      ]
    : []),
  ...(spec.nodeAffinity?.required?.nodeSelectorTerms ?? []).flatMap(({ matchExpressions }, index) =>
    requirementWarnings(matchExpressions, `spec.nodeAffinity.required.nodeSelectorTerms[${index}].matchExpressions`),
  ),
  ...persistentTypeWarnings(spec, 'spec'),
];

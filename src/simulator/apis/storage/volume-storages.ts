import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import { canonicalise } from '../../../resources/quantities/canonical-quantity.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { plainStorage } from '../plain-storage.ts';
import { applySourceDefaults } from '../pod-template/source-defaults.ts';
import { claimWarnings, volumeWarnings } from '../warnings/claim-warnings.ts';
import { claimDefaults, settleSources } from './claim-defaults.ts';
import { validateClaim, validateClaimUpdate } from './validate-claim.ts';

/** The storages of claims and of the volumes that they are bound to. */
export const volumeStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(persistentVolumeClaimKind, machinery, {
    checksAgain: true,
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: claimDefaults,
    warnings: claimWarnings,
    validate: validateClaim,
    validateUpdate: validateClaimUpdate,
    prepareForCreate: (claim: PersistentVolumeClaim) => {
      claim.status = { phase: 'Pending' };
      settleSources(claim);
    },
    prepareForUpdate: settleSources,
    prepareForStatusUpdate: ({ status }: PersistentVolumeClaim) => {
      if (status === undefined) return;
      status.phase ??= 'Pending';
      // Behind a feature gate that is off.
      for (const field of ['currentVolumeAttributesClassName', 'modifyVolumeStatus'] as const) delete status[field];
    },
    validateStatusUpdate: async (claim) => (await import('./validate-claim-status.ts')).validateClaimStatus(claim),
  }),
  plainStorage(persistentVolumeKind, machinery, {
    checksAgain: true,
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: volumeDefaults,
    warnings: volumeWarnings,
    validate: async (object) => (await import('./validate-volume.ts')).validateVolume(object),
    validateUpdate: async (object, old) => (await import('./validate-volume.ts')).validateVolumeUpdate(object, old),
    prepareForCreate: (volume: PersistentVolume) => {
      volume.status = { phase: 'Pending', lastPhaseTransitionTime: timestamp(machinery.clock.now()) };
    },
    prepareForStatusUpdate: ({ status }: PersistentVolume, { status: old }: PersistentVolume) => {
      if (status === undefined) return;
      status.phase ??= 'Pending';
      const before = old?.lastPhaseTransitionTime;
      const isNew = status.phase !== old?.phase;
      if (isNew && (status.lastPhaseTransitionTime ?? before) === before)
        status.lastPhaseTransitionTime = timestamp(machinery.clock.now());
      else if (before !== undefined) status.lastPhaseTransitionTime ??= before;
    },
  }),
];

const volumeDefaults = (volume: PersistentVolume): void => {
  const spec = (volume.spec ??= {});
  spec.persistentVolumeReclaimPolicy ??= 'Retain';
  spec.volumeMode ??= 'Filesystem';
  delete spec.volumeAttributesClassName;
  applySourceDefaults(spec);
  canonicalise(spec.capacity);
};

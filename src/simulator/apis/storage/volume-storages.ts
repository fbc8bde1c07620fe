import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/persistent-volume.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { plainStorage } from '../plain/plain-storage.ts';
import { claimDefaults, validateClaim, validateClaimUpdate } from './validate-claim.ts';
import { validateVolume, validateVolumeUpdate, volumeDefaults } from './validate-volume.ts';

/** The storages of claims and of the volumes that they are bound to. */
export const volumeStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(persistentVolumeClaimKind, machinery, {
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: claimDefaults,
    validate: validateClaim,
    validateUpdate: validateClaimUpdate,
    prepareForCreate: (claim: PersistentVolumeClaim) => void (claim.status = { phase: 'Pending' }),
  }),
  plainStorage(persistentVolumeKind, machinery, {
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: volumeDefaults,
    validate: validateVolume,
    validateUpdate: validateVolumeUpdate,
    prepareForCreate: (volume: PersistentVolume) => {
      volume.status = { phase: 'Pending', lastPhaseTransitionTime: timestamp(machinery.clock.now()) };
    },
  }),
];

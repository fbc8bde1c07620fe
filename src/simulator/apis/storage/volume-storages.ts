import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
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
    prepareForCreate: isPending,
  }),
  plainStorage(persistentVolumeKind, machinery, {
    status: true,
    answersDeleteWith: 'object',
    applyDefaults: volumeDefaults,
    validate: validateVolume,
    validateUpdate: validateVolumeUpdate,
    prepareForCreate: isPending,
  }),
];

const isPending = (object: KubeObject & { status?: object }): void => void (object.status = { phase: 'Pending' });

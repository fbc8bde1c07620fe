import { persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import {
  type PersistentVolume,
  type PersistentVolumeClaim,
  requestedStorage,
} from '../../../resources/storage/persistent-volume.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { bindVolume } from './bind-volume.ts';
import { allowsModesOf, BIND_COMPLETED, classNameOf, isFor, isOfSameMode, storageOf } from './binding.ts';
import { delaysBinding } from './delays-binding.ts';
import { matchingVolume } from './matching-volume.ts';
import { reportVolume } from './volume-event.ts';
import { waitForVolume } from './wait-for-volume.ts';
import { writeClaimStatus } from './write-phase.ts';

/** Finds a volume for a claim that has none yet, and looks whether the volume of one that has is still there. */
export const syncClaim = (claim: PersistentVolumeClaim, context: ControllerContext): Promise<void> => {
  const name = claim.spec?.volumeName;
  const volume = name ? context.listers.of<PersistentVolume>(persistentVolumeKind).get(undefined, name) : undefined;
  if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) return keepBound(claim, volume, context);
  return name ? bindToWanted(claim, volume, context) : bindToBest(claim, context);
};

const keepBound = (
  claim: PersistentVolumeClaim,
  volume: PersistentVolume | undefined,
  context: ControllerContext,
): Promise<void> => {
  const lose = async (reason: string, message: string): Promise<void> => {
    if (await writeClaimStatus(claim, 'Lost', context)) await reportVolume(claim, 'Warning', reason, message, context);
  };
  if (!claim.spec?.volumeName)
    return lose('ClaimLost', 'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!');
  if (volume === undefined)
    return lose('ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  const owner = volume.spec?.claimRef;
  return owner === undefined || owner.uid === claim.metadata.uid
    ? bindVolume(volume, claim, context)
    : lose('ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly');
};

const bindToWanted = async (
  claim: PersistentVolumeClaim,
  volume: PersistentVolume | undefined,
  context: ControllerContext,
): Promise<void> => {
  if (volume !== undefined && isFor(volume, claim)) return bindVolume(volume, claim, context);
  const refusal = volume === undefined ? undefined : whyNot(volume, claim);
  if (volume !== undefined && refusal === undefined) return bindVolume(volume, claim, context);
  if (refusal !== undefined) await reportVolume(claim, 'Warning', refusal.reason, refusal.message, context);
  await writeClaimStatus(claim, 'Pending', context);
};

const whyNot = (
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): { reason: string; message: string } | undefined => {
  const { name } = volume.metadata;
  if (volume.spec?.claimRef !== undefined)
    return { reason: 'FailedBinding', message: `volume "${name}" already bound to a different claim.` };
  const mismatch = mismatchOf(volume, claim);
  return mismatch === undefined
    ? undefined
    : { reason: 'VolumeMismatch', message: `Cannot bind to requested volume "${name}": ${mismatch}` };
};

const mismatchOf = (volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined => {
  if (volume.metadata.deletionTimestamp !== undefined)
    return `the volume is marked for deletion "${volume.metadata.name}"`;
  if (compareQuantities(storageOf(volume), requestedStorage(claim)) < 0) return 'requested PV is too small';
  if (classNameOf(volume) !== classNameOf(claim)) return 'storageClassName does not match';
  if (!isOfSameMode(volume, claim)) return 'incompatible volumeMode';
  return allowsModesOf(volume, claim) ? undefined : 'incompatible accessMode';
};

const bindToBest = async (claim: PersistentVolumeClaim, context: ControllerContext): Promise<void> => {
  const volumes = context.listers.of<PersistentVolume>(persistentVolumeKind).list();
  const volume = matchingVolume(claim, volumes, { mayTake: !delaysBinding(claim, context.listers) });
  return volume === undefined ? waitForVolume(claim, context) : bindVolume(volume, claim, context);
};

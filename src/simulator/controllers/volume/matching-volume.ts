import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import {
  type PersistentVolume,
  type PersistentVolumeClaim,
  requestedStorage,
} from '../../../resources/storage/persistent-volume.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { allowsModesOf, classNameOf, isFor, isOfSameMode, storageOf } from './binding.ts';

/**
 * The volume that suits a claim best: one that is meant for it, else the smallest free one, with as few access modes as
 * possible.
 *
 * @param isUsable what else is asked of a free volume, or of one that is meant for the claim
 * @param mayTake whether free volumes are considered at all
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
export const matchingVolume = (
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  {
    mayTake = true,
    isUsable = () => true,
  }: { mayTake?: boolean; isUsable?: (volume: PersistentVolume) => boolean } = {},
): PersistentVolume | undefined => {
  const candidates = volumes.filter(
    (volume) =>
      (volume.spec?.claimRef === undefined || isFor(volume, claim)) &&
      volume.metadata.deletionTimestamp === undefined &&
      compareQuantities(storageOf(volume), requestedStorage(claim)) >= 0 &&
      isOfSameMode(volume, claim) &&
      allowsModesOf(volume, claim),
  );
  const meant = candidates.find((volume) => isFor(volume, claim));
  if (meant !== undefined) return isUsable(meant) ? meant : undefined;
  if (!mayTake) return undefined;
  const selects = labelSelectorOf(claim.spec?.selector);
  return candidates
    .filter(
      (volume) =>
        volume.status?.phase === 'Available' &&
        selects(volume.metadata.labels ?? {}) &&
        classNameOf(volume) === classNameOf(claim) &&
        isUsable(volume),
    )
    .toSorted(
      (one, other) =>
        (one.spec?.accessModes?.length ?? 0) - (other.spec?.accessModes?.length ?? 0) ||
        compareQuantities(storageOf(one), storageOf(other)),
    )[0];
};

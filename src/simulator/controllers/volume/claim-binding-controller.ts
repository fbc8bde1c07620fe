import { persistentVolumeClaimKind, persistentVolumeKind, storageClassKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { byKey, type Controller, keyOf, type WatchedKind, watchSelf } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { syncClaim } from './sync-claim.ts';

/**
 * Binds claims to volumes. Claims that wait are looked at again when a volume or a class changes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
export const createClaimBindingController = (): Controller => ({
  name: 'claim-binding',
  watches: [watchSelf(persistentVolumeClaimKind), watchVolumes, watchClasses],
  reconcile: async (key, context) => {
    const claim = byKey(context.listers.of<PersistentVolumeClaim>(persistentVolumeClaimKind), key);
    if (claim !== undefined) await syncClaim(claim, context);
  },
});

const watchVolumes: WatchedKind<PersistentVolume> = {
  kind: persistentVolumeKind,
  keysOf: ({ metadata: { name } }, { listers }) => claimsThat((wanted) => !wanted || wanted === name, listers),
};

const watchClasses: WatchedKind = {
  kind: storageClassKind,
  keysOf: (_, { listers }) => claimsThat((wanted) => !wanted, listers),
};

/** @param matches is asked with the volume that a claim has or wants to have */
const claimsThat = (matches: (volumeName: string | undefined) => boolean, listers: Listers): string[] =>
  listers
    .of<PersistentVolumeClaim>(persistentVolumeClaimKind)
    .list()
    .filter(({ spec }) => matches(spec?.volumeName))
    .map(keyOf);

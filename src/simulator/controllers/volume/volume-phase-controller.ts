import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { byKey, type Controller, type WatchedKind, watchSelf } from '../../apimachinery/controller.ts';
import { syncVolume } from './sync-volume.ts';

/**
 * Keeps the phases of volumes, and takes care of those that their claims have left behind.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#phase
 */
export const createVolumePhaseController = (): Controller => ({
  name: 'volume-phase',
  watches: [watchSelf(persistentVolumeKind), watchClaims],
  reconcile: async (name, context) => {
    const volume = byKey(context.listers.of<PersistentVolume>(persistentVolumeKind), name);
    if (volume !== undefined) await syncVolume(volume, context);
  },
});

const watchClaims: WatchedKind<PersistentVolumeClaim> = {
  kind: persistentVolumeClaimKind,
  keysOf: ({ spec }) => (spec?.volumeName ? [spec.volumeName] : []),
};

import { persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import { type PersistentVolume, volumeProtection } from '../../../resources/storage/persistent-volume.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { keepProtection, removeProtection } from './protection.ts';

/** Lets a deleted volume go unless it is bound, and puts its finalizer back where somebody replaced it without. */
export const createVolumeProtectionController = (): Controller => ({
  name: 'volume-protection',
  watches: [watchSelf(persistentVolumeKind)],
  reconcile: async (key, { client, listers }) => {
    const volume = byKey(listers.of<PersistentVolume>(persistentVolumeKind), key);
    if (volume === undefined) return;
    if (volume.metadata.deletionTimestamp === undefined) {
      return keepProtection(persistentVolumeKind, volume, volumeProtection, client);
    }
    if (volume.status?.phase === 'Bound') return;
    await removeProtection(persistentVolumeKind, volume, volumeProtection, client);
  },
});

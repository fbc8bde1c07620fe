import { storageClassKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { StorageClass } from '../../../resources/storage/storage-class.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { classNameOf } from './binding.ts';

/** Whether the scheduler chooses the volume of a claim, together with the node of the first pod that uses it. */
export const delaysBinding = (claim: PersistentVolumeClaim, listers: Listers): boolean =>
  listers.of<StorageClass>(storageClassKind).get(undefined, classNameOf(claim))?.volumeBindingMode ===
  'WaitForFirstConsumer';

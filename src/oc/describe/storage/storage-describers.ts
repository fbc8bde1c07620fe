import {
  configMapKind,
  persistentVolumeClaimKind,
  persistentVolumeKind,
  podKind,
  secretKind,
  storageClassKind,
} from '../../../resources/kinds/kinds.ts';
import { csiNodeKind } from '../../../resources/kinds/platform-kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { eventsOf } from '../describe-events.ts';
import { all, type Describers, read, withEvents } from '../place.ts';
import { describeClaim } from './describe-claim.ts';
import { describeCsiNode } from './describe-csi-node.ts';
import { type DataObject, describeConfigMap, describeSecret } from './describe-data.ts';
import { describeStorageClass } from './describe-storage-class.ts';
import { describeVolume } from './describe-volume.ts';

/** The descriptions of what pods read and write. */
export const storageDescribers: Describers = [
  [configMapKind, withEvents<DataObject>(configMapKind, describeConfigMap)],
  [secretKind, async (place) => describeSecret(await read<DataObject>(secretKind, place))],
  [persistentVolumeKind, withEvents<PersistentVolume>(persistentVolumeKind, describeVolume)],
  [storageClassKind, withEvents(storageClassKind, describeStorageClass)],
  [csiNodeKind, withEvents(csiNodeKind, describeCsiNode)],
  [
    persistentVolumeClaimKind,
    async (place) => {
      const claim = await read<PersistentVolumeClaim>(persistentVolumeClaimKind, place);
      const pods = await all<Pod>(podKind, place);
      const events = await eventsOf(place, { ...claim, kind: persistentVolumeClaimKind.kind });
      return describeClaim(claim, pods, events, place.now);
    },
  ],
];

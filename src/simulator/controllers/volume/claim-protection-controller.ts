import { persistentVolumeClaimKind, podKind } from '../../../resources/kinds/kinds.ts';
import { claimProtection, type PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, type WatchedKind, watchSelf } from '../../apimachinery/controller.ts';
import { claimNamesOf } from './claim-names.ts';
import { keepProtection, removeProtection } from './protection.ts';

/**
 * Lets a deleted claim go once no pod that has a node uses it, and puts its finalizer back where somebody replaced it without.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 */
export const createClaimProtectionController = (): Controller => ({
  name: 'claim-protection',
  watches: [watchSelf(persistentVolumeClaimKind), watchPods],
  reconcile: async (key, { client, listers }) => {
    const claim = byKey(listers.of<PersistentVolumeClaim>(persistentVolumeClaimKind), key);
    if (claim === undefined) return;
    if (claim.metadata.deletionTimestamp === undefined) {
      return keepProtection(persistentVolumeClaimKind, claim, claimProtection, client);
    }
    const { namespace, name } = claim.metadata;
    const pods = listers.of<Pod>(podKind).list(namespace);
    if (pods.some((pod) => pod.spec.nodeName && claimNamesOf(pod).includes(name))) return;
    await removeProtection(persistentVolumeClaimKind, claim, claimProtection, client);
  },
});

const watchPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { deleted }) => (deleted ? claimNamesOf(pod).map((name) => `${pod.metadata.namespace}/${name}`) : []),
};

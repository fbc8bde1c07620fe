import { persistentVolumeClaimKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import { controllerReference } from '../controller-reference.ts';

/**
 * Makes the claims that live and die with a pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export const createEphemeralVolumeController = (): Controller => ({
  name: 'ephemeral-volume',
  watches: [watchPods],
  reconcile: async (key, { client, listers }) => {
    const pod = byKey(listers.of<Pod>(podKind), key);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return;
    const { namespace } = pod.metadata;
    for (const { name: volume, ephemeral } of pod.spec.volumes ?? []) {
      const name = `${pod.metadata.name}-${volume}`;
      if (!ephemeral || listers.of(persistentVolumeClaimKind).get(namespace, name) !== undefined) continue;
      const { metadata: { labels, annotations } = {}, spec } = ephemeral.volumeClaimTemplate ?? {};
      const metadata = { name, namespace, labels, annotations, ownerReferences: [controllerReference(pod)] };
      await client.create<PersistentVolumeClaim>(persistentVolumeClaimKind, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: JSON.parse(JSON.stringify(metadata)),
        ...(spec && { spec }),
      });
    }
  },
});

const watchPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { previous, deleted }) =>
    !deleted && previous === undefined && pod.spec.volumes?.some(({ ephemeral }) => ephemeral) ? [keyOf(pod)] : [],
};

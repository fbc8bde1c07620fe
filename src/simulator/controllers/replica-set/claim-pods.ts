import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import { type ControllerContext, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import { type LabelSelector, labelSelectorOf } from '../../apimachinery/label-selector.ts';
import { controllerOf, controllerReference, isControlledBy } from '../controller-reference.ts';
import { isActivePod } from '../pod/pod-readiness.ts';
import type { ReplicaFlavor, ReplicaOwner } from './replica-controller.ts';

/**
 * The active pods of a replica set. Pods whose labels left its selector are released, matching ones that nobody
 * controls are adopted.
 *
 * @param orphans names of pods without a controller that were seen since the last time
 */
export const claimPods = async (
  owner: ReplicaOwner,
  flavor: ReplicaFlavor,
  { client, listers }: ControllerContext,
  orphans: readonly string[],
): Promise<Pod[]> => {
  const lister = listers.of<Pod>(podKind);
  const namespace = owner.metadata.namespace ?? '';
  const selects = labelSelectorOf(flavor.selectorOf(owner));
  const claimed: Pod[] = [];
  for (const pod of lister.ownedBy(owner.metadata.uid ?? '')) {
    if (!isControlledBy(pod, owner)) continue;
    if (selects(pod.metadata.labels ?? {})) claimed.push(pod);
    else await release(pod);
  }
  if (owner.metadata.deletionTimestamp !== undefined) return claimed.filter(isActivePod);
  const seen = owner.status?.observedGeneration === undefined ? lister.list(namespace) : orphans.map((name) => lister.get(namespace, name));
  for (const pod of seen) if (pod !== undefined && isOrphan(pod, selects)) claimed.push(await adopt(pod));
  return claimed.filter(isActivePod);

  function release({ metadata }: Pod): Promise<Pod> {
    return client.modify<Pod>(podKind, namespace, metadata.name, (pod) => {
      pod.metadata.ownerReferences = pod.metadata.ownerReferences?.filter(({ uid }) => uid !== owner.metadata.uid);
    });
  }

  function adopt({ metadata }: Pod): Promise<Pod> {
    return client.modify<Pod>(podKind, namespace, metadata.name, (pod) => {
      pod.metadata.ownerReferences = [...(pod.metadata.ownerReferences ?? []), controllerReference(owner)];
    });
  }
};

/** Reconciles the replica sets that a pod without a controller fits, and notes the pod for them. */
export const watchOrphans = (flavor: ReplicaFlavor, orphans: Map<string, Set<string>>): WatchedKind<Pod> => ({
  kind: podKind,
  keysOf: (pod, { deleted, listers }) => {
    if (deleted || controllerOf(pod) !== undefined || !isActivePod(pod)) return [];
    const owners = listers.of<ReplicaOwner>(flavor.kind).list(pod.metadata.namespace);
    const keys = owners.filter((owner) => labelSelectorOf(flavor.selectorOf(owner))(pod.metadata.labels ?? {})).map(keyOf);
    for (const key of keys) orphans.set(key, (orphans.get(key) ?? new Set()).add(pod.metadata.name));
    return keys;
  },
});

const isOrphan = (pod: Pod, selects: LabelSelector): boolean =>
  controllerOf(pod) === undefined && isActivePod(pod) && selects(pod.metadata.labels ?? {});

import { podKind } from '../../../resources/kinds/kinds.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { createPodControl } from '../pod/pod-control.ts';
import { podDeletionOrder } from '../pod/pod-deletion-order.ts';
import { isActivePod } from '../pod/pod-readiness.ts';
import type { ReplicaFlavor, ReplicaOwner } from './replica-controller.ts';

/** How many pods one reconcile makes or deletes at most. */
const BURST = 500;

/**
 * Makes missing pods and deletes surplus ones. The first failure ends a reconcile, so that pods which cannot be made
 * are tried one at a time.
 *
 * @throws StatusError of that failure
 */
export const manageReplicas = async (
  owner: ReplicaOwner,
  pods: readonly Pod[],
  flavor: ReplicaFlavor,
  context: ControllerContext,
): Promise<void> => {
  const control = createPodControl(context, flavor.component);
  const missing = (owner.spec.replicas ?? 0) - pods.length;
  for (let made = 0; made < Math.min(missing, BURST); made++) await control.create(owner, owner.spec.template);
  if (missing >= 0) return;
  const count = relatedPodsByNode(owner, flavor, pods, context);
  const order = podDeletionOrder((node) => count.get(node) ?? 0, context.clock.now());
  for (const pod of [...pods].sort(order).slice(0, Math.min(-missing, BURST))) await control.delete(owner, pod);
};

/** Counts the active pods of all replica sets of the same deployment on each node. */
const relatedPodsByNode = (
  owner: ReplicaOwner,
  flavor: ReplicaFlavor,
  pods: readonly Pod[],
  { listers }: ControllerContext,
): Map<string, number> => {
  const parent = controllerOf(owner);
  const lister = listers.of<Pod>(podKind);
  const siblings = parent === undefined ? [] : listers.of(flavor.kind).ownedBy(parent.uid);
  const related =
    siblings.length > 1
      ? siblings.flatMap(({ metadata }) => lister.ownedBy(metadata.uid ?? '')).filter(isActivePod)
      : pods;
  const count = new Map<string, number>();
  for (const { spec } of related) if (spec.nodeName) count.set(spec.nodeName, (count.get(spec.nodeName) ?? 0) + 1);
  return count;
};

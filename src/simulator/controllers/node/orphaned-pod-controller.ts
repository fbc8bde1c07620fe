import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import type { Controller, ControllerContext, WatchedKind } from '../../apimachinery/controller.ts';
import { noteDisruption } from '../disruption/note-disruption.ts';

/** A node may come back within this time before its pods are removed, milliseconds. */
const QUARANTINE = 40_000;

/**
 * Removes the pods of nodes that have been deleted. A key is the name of a node.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/podgc/gc_controller.go
 */
export const createOrphanedPodController = (): Controller => {
  /** When each node was found to be missing, milliseconds since the epoch. */
  const missing = new Map<string, number>();
  return {
    name: 'orphaned-pods',
    watches: [watchPods, watchNodes],
    reconcile: async (name, context) => {
      const { clock, listers } = context;
      const pods = podsOf(name, listers.of<Pod>(podKind).list());
      if (pods.length === 0 || listers.of<Node>(nodeKind).get(undefined, name) !== undefined)
        return void missing.delete(name);
      const since = missing.get(name) ?? clock.now();
      missing.set(name, since);
      const left = since + QUARANTINE - clock.now();
      if (left > 0) return { requeueAfter: left };
      for (const pod of pods) await remove(pod, context);
      return undefined;
    },
  };
};

const remove = async (pod: Pod, context: ControllerContext): Promise<void> => {
  const { namespace, name } = pod.metadata;
  const cause = { reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' };
  if (!hasEnded(pod)) await noteDisruption(pod, cause, context, 'Failed');
  await context.client.delete(podKind, namespace, name, { gracePeriodSeconds: 0 });
};

const watchPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: ({ spec: { nodeName } }, { previous, listers }) =>
    nodeName &&
    previous?.spec.nodeName !== nodeName &&
    listers.of<Node>(nodeKind).get(undefined, nodeName) === undefined
      ? [nodeName]
      : [],
};

const watchNodes: WatchedKind<Node> = {
  kind: nodeKind,
  keysOf: ({ metadata }, { previous, deleted }) => (deleted || previous === undefined ? [metadata.name] : []),
};

const podsOf = (node: string, pods: readonly Pod[]): Pod[] => pods.filter(({ spec }) => spec.nodeName === node);

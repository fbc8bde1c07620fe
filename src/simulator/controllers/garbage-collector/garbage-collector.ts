import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Controller, ControllerContext, WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { collectDependent } from './collect-dependent.ts';
import { orphanDependents, releaseForeground } from './deletion-finalizers.ts';
import { FOREGROUND, ORPHAN } from './finalizers.ts';
import { createOwnerGraph, type OwnerGraph } from './owner-graph.ts';

/**
 * Deletes what has lost its last owner, and finishes deletions that first delete or orphan the dependents.
 *
 * @param kinds what can be listed and deleted
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export const createGarbageCollector = (kinds: readonly ResourceKind[]): Controller => {
  const graph = createOwnerGraph(kinds);
  return {
    name: 'generic-garbage-collector',
    watches: kinds.map((kind) => watchKind(kind, graph)),
    reconcile: async (key, context) => {
      const { kind, namespace, name } = graph.parseKey(key);
      const object = context.listers.of(kind).get(namespace, name);
      if (object !== undefined) await collect(kind, object, graph, context);
    },
  };
};

const collect = async (
  kind: ResourceKind,
  object: KubeObject,
  graph: OwnerGraph,
  context: ControllerContext,
): Promise<void> => {
  const { deletionTimestamp, finalizers = [] } = object.metadata;
  if (deletionTimestamp === undefined) return collectDependent(kind, object, graph, context);
  if (finalizers.includes(ORPHAN)) await orphanDependents(kind, object, graph, context);
  if (finalizers.includes(FOREGROUND)) await releaseForeground(kind, object, graph, context);
};

/** Most changes concern nobody; the keys are only those for which something is to be done. */
const watchKind = (kind: ResourceKind, graph: OwnerGraph): WatchedKind<KubeObject> => ({
  kind,
  keysOf: (object, { previous, deleted, listers }) => {
    if (deleted)
      return [...graph.dependentsOf(object, listers).map(graph.keyOf), ...waitingOwners(object, graph, listers)];
    const { deletionTimestamp, finalizers = [], ownerReferences = [] } = object.metadata;
    const isNews = previous === undefined || previous.metadata.deletionTimestamp !== deletionTimestamp;
    if (deletionTimestamp !== undefined)
      return isNews && finalizers.some((each) => each === FOREGROUND || each === ORPHAN)
        ? [graph.keyOf({ kind, object })]
        : [];
    if (previous?.metadata.ownerReferences === ownerReferences) return [];
    const lacksOwner = ownerReferences.some((owner) => graph.findOwner(owner, object, listers) === undefined);
    const unblocked = previous === undefined ? [] : waitingOwners(previous, graph, listers);
    return lacksOwner ? [graph.keyOf({ kind, object }), ...unblocked] : unblocked;
  },
});

/** Owners that wait for the end of their dependents. */
const waitingOwners = (object: KubeObject, graph: OwnerGraph, listers: Listers): string[] =>
  (object.metadata.ownerReferences ?? []).flatMap((reference) => {
    const owner = graph.findOwner(reference, object, listers);
    return owner?.object.metadata.finalizers?.includes(FOREGROUND) ? [graph.keyOf(owner)] : [];
  });

import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { collectDependent } from './collect-dependent.ts';
import { FOREGROUND, ORPHAN } from './finalizers.ts';
import type { OwnerGraph } from './owner-graph.ts';

/** Makes the dependents of an object independent, then lets it go. */
export const orphanDependents = async (
  kind: ResourceKind,
  owner: KubeObject,
  graph: OwnerGraph,
  context: ControllerContext,
): Promise<void> => {
  for (const { kind: dependentKind, object } of graph.dependentsOf(owner, context.listers)) {
    await context.client.modify(dependentKind, object.metadata.namespace, object.metadata.name, (current) => {
      current.metadata.ownerReferences = current.metadata.ownerReferences?.filter(
        ({ uid }) => uid !== owner.metadata.uid,
      );
    });
  }
  await removeFinalizer(kind, owner, ORPHAN, context);
};

/** Deletes the dependents of an object; lets it go when none is left that blocks it. */
export const releaseForeground = async (
  kind: ResourceKind,
  owner: KubeObject,
  graph: OwnerGraph,
  context: ControllerContext,
): Promise<void> => {
  for (const { kind: dependentKind, object } of graph.dependentsOf(owner, context.listers)) {
    if (object.metadata.deletionTimestamp === undefined) await collectDependent(dependentKind, object, graph, context);
  }
  const blocks = ({ metadata }: KubeObject): boolean =>
    metadata.ownerReferences?.some(
      ({ uid, blockOwnerDeletion }) => uid === owner.metadata.uid && blockOwnerDeletion,
    ) === true;
  if (graph.dependentsOf(owner, context.listers).some(({ object }) => blocks(object))) return;
  await removeFinalizer(kind, owner, FOREGROUND, context);
};

const removeFinalizer = async (
  kind: ResourceKind,
  { metadata }: KubeObject,
  finalizer: string,
  { client, listers }: ControllerContext,
): Promise<void> => {
  if (listers.of(kind).get(metadata.namespace, metadata.name)?.metadata.uid !== metadata.uid) return;
  await client.modify(kind, metadata.namespace, metadata.name, (current) => {
    current.metadata.finalizers = current.metadata.finalizers?.filter((each) => each !== finalizer);
  });
};

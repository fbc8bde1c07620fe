import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { isOvertaken } from '../../apimachinery/not-found.ts';
import type { DeleteOptions } from '../../apimachinery/rest-storage.ts';
import { FOREGROUND, ORPHAN } from './finalizers.ts';
import type { OwnerGraph } from './owner-graph.ts';

/**
 * Decides about an object whose owners may be gone: with a solid owner left it only forgets the others; without one it is
 * deleted, in the foreground if an owner waits for it. As long as nothing is known of one of its owners, it is left alone.
 */
export const collectDependent = async (
  kind: ResourceKind,
  object: KubeObject,
  graph: OwnerGraph,
  { client, listers }: ControllerContext,
): Promise<void> => {
  const { ownerReferences = [], namespace, name, uid } = object.metadata;
  if (ownerReferences.length === 0 || !ownerReferences.every((each) => graph.isKnown(each, object))) return;
  const owners = ownerReferences.map((reference) => ({
    reference,
    owner: graph.findOwner(reference, object, listers)?.object,
  }));
  const solid = owners.filter(({ owner }) => owner !== undefined && !isWaiting(owner));
  if (solid.length === owners.length) return;
  if (solid.length > 0) {
    const kept = new Set(solid.map(({ reference }) => reference.uid));
    await ifThere(
      client.modify(kind, namespace, name, (current) => {
        current.metadata.ownerReferences = current.metadata.ownerReferences?.filter((reference) =>
          kept.has(reference.uid),
        );
      }),
    );
    return;
  }
  const dependents = graph.dependentsOf(object, listers);
  const waits = owners.some(({ owner }) => isWaiting(owner)) && dependents.length > 0;
  if (waits && dependents.some((each) => isWaiting(each.object))) await ifThere(unblockOwners(kind, object, client));
  const propagationPolicy = waits ? 'Foreground' : policyOf(object);
  await ifThere(
    client.delete(kind, namespace, name, {
      propagationPolicy,
      ...(uid === undefined ? {} : { preconditions: { uid } }),
    }),
  );
};

/** Whether an object is going, once its dependents are gone. */
const isWaiting = (object: KubeObject | undefined): boolean =>
  object?.metadata.deletionTimestamp !== undefined && object.metadata.finalizers?.includes(FOREGROUND) === true;

/** Breaks what is likely a circle: the owners no longer wait for an object that one of its own dependents makes wait. */
const unblockOwners = async (
  kind: ResourceKind,
  { metadata: { namespace, name } }: KubeObject,
  client: Client,
): Promise<void> => {
  await client.modify(kind, namespace, name, (current) => {
    for (const reference of current.metadata.ownerReferences ?? []) {
      if (reference.blockOwnerDeletion === true) reference.blockOwnerDeletion = false;
    }
  });
};

/** An object that carries a finalizer for it already has its way of going. */
const policyOf = ({ metadata: { finalizers = [] } }: KubeObject): DeleteOptions['propagationPolicy'] => {
  if (finalizers.includes(ORPHAN)) return 'Orphan';
  return finalizers.includes(FOREGROUND) ? 'Foreground' : 'Background';
};

/** That somebody else was faster is no failure. */
const ifThere = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!isOvertaken(error)) throw error;
  }
};

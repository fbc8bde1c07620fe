import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { DeleteOptions } from '../../apimachinery/rest-storage.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { FOREGROUND, ORPHAN } from './finalizers.ts';
import type { OwnerGraph } from './owner-graph.ts';

/**
 * Decides about an object whose owners may be gone: with a solid owner left it only forgets the others; without one it is
 * deleted, in the foreground if an owner waits for it.
 */
export const collectDependent = async (
  kind: ResourceKind,
  object: KubeObject,
  graph: OwnerGraph,
  { client, listers }: ControllerContext,
): Promise<void> => {
  const { ownerReferences = [], namespace, name, uid } = object.metadata;
  if (ownerReferences.length === 0) return;
  const owners = ownerReferences.map((reference) => ({
    reference,
    owner: graph.findOwner(reference, object, listers)?.object,
  }));
  const isWaiting = (owner: KubeObject | undefined): boolean =>
    owner?.metadata.deletionTimestamp !== undefined && owner.metadata.finalizers?.includes(FOREGROUND) === true;
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
  const waits = owners.some(({ owner }) => isWaiting(owner)) && graph.dependentsOf(object, listers).length > 0;
  const propagationPolicy = waits ? 'Foreground' : policyOf(object);
  await ifThere(
    client.delete(kind, namespace, name, {
      propagationPolicy,
      ...(uid === undefined ? {} : { preconditions: { uid } }),
    }),
  );
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
    if (!(error instanceof StatusError) || (error.code !== 404 && error.code !== 409)) throw error;
  }
};

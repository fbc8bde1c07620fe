import { leaseKind, nodeKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { Lease } from '../../../resources/nodes/lease.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { microTimestamp, timestamp } from '../../apimachinery/timestamp.ts';

/** A node counts as gone when its lease has not been renewed for so long, seconds. */
const LEASE_DURATION = 40;

/**
 * A node as it is when its kubelet has run for a moment: ready, and with a lease. It goes straight into the store, past the
 * taint of new nodes.
 */
export const registerNode = (node: Node, { store, clock, random }: Machinery): void => {
  const { name } = node.metadata;
  const { apiVersion, kind, metadata } = store.create(groupResource(nodeKind), {
    ...node,
    metadata: { ...node.metadata, uid: random.uid(), creationTimestamp: timestamp(clock.now()) },
  });
  const lease: Lease = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: 'kube-node-lease',
      uid: random.derived(`lease ${name}`).uid(),
      creationTimestamp: timestamp(clock.now()),
      ownerReferences: [{ apiVersion, kind, name, uid: metadata.uid as string }],
    },
    spec: { holderIdentity: name, leaseDurationSeconds: LEASE_DURATION, renewTime: microTimestamp(clock.now()) },
  };
  store.create(groupResource(leaseKind), lease);
};

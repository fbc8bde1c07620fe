import { nodeKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import type { ResourceList } from '../../resources/workloads/pod-spec.ts';
import { byKey, type Controller, watchSelf } from '../apimachinery/controller.ts';
import { equal } from '../apimachinery/equality.ts';

/**
 * The part of kubelets that lets pods have what somebody has added to the capacity of their node, as one does for devices
 * that Kubernetes does not know.
 *
 * @param hasKubelet the nodes that are spoken for
 * @see https://kubernetes.io/docs/tasks/administer-cluster/extended-resource-node/
 */
export const createExtendedResources = (hasKubelet: (node: string) => boolean): Controller => ({
  name: 'extended-resources',
  watches: [watchSelf(nodeKind)],
  reconcile: async (name, { client, listers }) => {
    const node = byKey(listers.of<Node>(nodeKind), name);
    if (node === undefined || !hasKubelet(name) || !hasOtherResources(node)) return;
    await client.modify<Node>(
      nodeKind,
      undefined,
      name,
      (current) => {
        current.status = { ...current.status, allocatable: wanted(current) };
      },
      'status',
    );
  },
});

/** Whether pods can have more, or less, of a node than it has. */
const hasOtherResources = (node: Node): boolean => !equal(wanted(node), node.status?.allocatable ?? {});

const wanted = ({ status: { capacity = {}, allocatable = {} } = {} }: Node): ResourceList => ({
  ...Object.fromEntries(Object.entries(allocatable).filter(([name]) => !isExtended(name))),
  ...Object.fromEntries(Object.entries(capacity).filter(([name]) => isExtended(name))),
});

/** What a node has that Kubernetes itself knows nothing of. */
const isExtended = (name: string): boolean => /^(?!(?:[^/]*\.)?kubernetes\.io\/|requests\.).+\//.test(name);

import { nodeKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import { byKey, type Controller, type WatchedKind } from '../apimachinery/controller.ts';

/**
 * The part of kubelets that tells, in events, when their node is closed to new pods or opened again.
 *
 * @param hasKubelet the nodes that are spoken for
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/kubelet/kubelet_node_status.go
 */
export const createSchedulableReporter = (hasKubelet: (node: string) => boolean): Controller => {
  const closed = new Set<string>();
  return {
    name: 'schedulable-reporter',
    watches: [watchNodes(hasKubelet)],
    reconcile: async (name, { listers, events }) => {
      const node = byKey(listers.of<Node>(nodeKind), name);
      const isClosed = node?.spec?.unschedulable === true;
      if (isClosed === closed.has(name)) return;
      if (isClosed) closed.add(name);
      else closed.delete(name);
      if (node === undefined) return;
      const reason = isClosed ? 'NodeNotSchedulable' : 'NodeSchedulable';
      await events.record({
        object: { ...node, metadata: { name, uid: name } },
        type: 'Normal',
        reason,
        message: `Node ${name} status is now: ${reason}`,
        source: { component: 'kubelet', host: name },
      });
    },
  };
};

const watchNodes = (hasKubelet: (node: string) => boolean): WatchedKind<Node> => ({
  kind: nodeKind,
  keysOf: ({ metadata: { name } }) => (hasKubelet(name) ? [name] : []),
});

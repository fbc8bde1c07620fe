import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** By this taint somebody says that a node that is not ready will not come back. */
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/**
 * Ends the pods that are going and that no kubelet will end: those of nodes that are out of service, and those that never had
 * a node and that a finalizer keeps.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/podgc/gc_controller.go
 */
export const createTerminatingPodController = (): Controller => ({
  name: 'terminating-pods',
  watches: [watchPods, watchNodes],
  reconcile: async (key, { client, listers }) => {
    const pod = byKey(listers.of<Pod>(podKind), key);
    if (pod === undefined || !isLeft(pod, listers)) return;
    const { namespace, name } = pod.metadata;
    if (!hasEnded(pod)) {
      const fail = (current: Pod): void => void (current.status = { ...current.status, phase: 'Failed' });
      await client.modify<Pod>(podKind, namespace, name, fail, 'status');
    }
    if (pod.metadata.deletionGracePeriodSeconds !== 0)
      await client.delete(podKind, namespace, name, { gracePeriodSeconds: 0 });
  },
});

const isLeft = ({ metadata, spec }: Pod, listers: Listers): boolean => {
  if (metadata.deletionTimestamp === undefined) return false;
  if (!spec.nodeName) return true;
  const node = listers.of<Node>(nodeKind).get(undefined, spec.nodeName);
  return node !== undefined && isOutOfService(node);
};

const isOutOfService = ({ spec, status }: Node): boolean =>
  (spec?.taints ?? []).some(({ key }) => key === OUT_OF_SERVICE) &&
  conditionOf(status?.conditions, 'Ready')?.status !== 'True';

const watchPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { deleted, listers }) => (!deleted && isLeft(pod, listers) ? [keyOf(pod)] : []),
};

const watchNodes: WatchedKind<Node> = {
  kind: nodeKind,
  keysOf: (node, { deleted, listers }) =>
    !deleted && isOutOfService(node)
      ? listers
          .of<Pod>(podKind)
          .list()
          .filter(({ spec }) => spec.nodeName === node.metadata.name)
          .map(keyOf)
      : [],
};

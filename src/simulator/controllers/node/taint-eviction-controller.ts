import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node, Taint } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type WatchedKind,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { noteDisruption } from '../disruption/note-disruption.ts';
import { toleratedTime } from './tolerated-time.ts';

/**
 * Removes pods from nodes whose `NoExecute` taints they do not tolerate, or no longer than they have been there. What was
 * about to be removed and may stay is told so.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/tainteviction/taint_eviction.go
 */
export const createTaintEvictionController = (): Controller => {
  /** Since when each pod that will have to go has been on borrowed time, milliseconds since the epoch. */
  const since = new Map<string, number>();
  return {
    name: 'taint-eviction',
    watches: [watchPods(since), watchNodes],
    reconcile: async (key, context) => {
      const pod = byKey(context.listers.of<Pod>(podKind), key);
      const taints = pod === undefined ? [] : expelling(context, pod.spec.nodeName);
      const time = pod === undefined || taints.length === 0 ? Number.POSITIVE_INFINITY : toleratedTime(pod, taints);
      if (time === Number.POSITIVE_INFINITY) {
        if (since.delete(key)) await report(key, `Cancelling deletion of Pod ${key}`, context);
        return undefined;
      }
      if (pod?.metadata.deletionTimestamp !== undefined) return undefined;
      const start = since.get(key) ?? context.clock.now();
      const left = start + time - context.clock.now();
      if (left > 0) {
        since.set(key, start);
        return { requeueAfter: left };
      }
      since.delete(key);
      await report(key, `Marking for deletion Pod ${key}`, context);
      return void (await evict(pod as Pod, context));
    },
  };
};

const watchPods = (since: ReadonlyMap<string, number>): WatchedKind<Pod> => ({
  kind: podKind,
  keysOf: (pod, { previous, deleted, listers }) => {
    const changed =
      deleted ||
      previous?.spec.nodeName !== pod.spec.nodeName ||
      !equal(previous?.spec.tolerations, pod.spec.tolerations);
    return changed && (since.has(keyOf(pod)) || expelling({ listers }, pod.spec.nodeName).length > 0)
      ? [keyOf(pod)]
      : [];
  },
});

const watchNodes: WatchedKind<Node> = {
  kind: nodeKind,
  keysOf: (node, { previous, deleted, listers }) =>
    deleted || equal(lasting(node), previous === undefined ? [] : lasting(previous))
      ? []
      : listers
          .of<Pod>(podKind)
          .list()
          .filter(({ spec }) => spec.nodeName === node.metadata.name)
          .map(keyOf),
};

const expelling = ({ listers }: Pick<ControllerContext, 'listers'>, nodeName: string | undefined): readonly Taint[] => {
  const node = nodeName ? listers.of<Node>(nodeKind).get(undefined, nodeName) : undefined;
  return node === undefined ? [] : lasting(node);
};

const lasting = ({ spec }: Node): Taint[] => (spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');

const evict = async (pod: Pod, context: ControllerContext): Promise<void> => {
  const { namespace, name } = pod.metadata;
  const reason = 'DeletionByTaintManager';
  await noteDisruption(pod, { reason, message: 'Taint manager: deleting due to NoExecute taint' }, context);
  await context.client.delete(podKind, namespace, name);
};

const report = (key: string, message: string, { events }: ControllerContext): Promise<void> => {
  const [namespace, name] = key.split('/') as [string, string];
  return events.record({
    object: { apiVersion: 'v1', kind: 'Pod', metadata: { namespace, name } },
    type: 'Normal',
    reason: 'TaintManagerEviction',
    message,
    source: { component: 'taint-eviction-controller' },
  });
};

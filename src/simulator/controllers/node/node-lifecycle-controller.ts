import { nodeKind } from '../../../resources/kinds/kinds.ts';
import { isSameTaint, type Node, type Taint } from '../../../resources/nodes/node.ts';
import { byKey, type Controller, type WatchedKind } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { conditionTaints, isConditionTaint } from './condition-taints.ts';
import { evictionPace, isReady, zoneOf } from './eviction-pace.ts';

/**
 * Keeps the taints of nodes that tell of their state, and the old labels for architecture and operating system.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/nodelifecycle/node_lifecycle_controller.go
 */
export const createNodeLifecycleController = (): Controller => {
  /** When the last node of each zone began to be cleared of its pods, milliseconds since the epoch. */
  const cleared = new Map<string, number>();
  return {
    name: 'node-lifecycle',
    watches: [watchNodes],
    reconcile: async (key, { client, listers, clock }) => {
      const nodes = listers.of<Node>(nodeKind);
      const node = byKey(nodes, key);
      if (node === undefined) return undefined;
      const now = clock.now();
      const wanted = conditionTaints(node);
      const delay = wanted.some(expels) ? delayOf(node, nodes.list(), cleared, now) : 0;
      const taints = taintsOf(node, delay > 0 ? wanted.filter((taint) => !expels(taint)) : wanted, timestamp(now));
      if (delay === 0 && wanted.some(expels) && !node.spec?.taints?.some(isExpelling)) cleared.set(zoneOf(node), now);
      const labels = labelsOf(node);
      if (!equal(taints, node.spec?.taints ?? []) || !equal(labels, node.metadata.labels ?? {}))
        await client.modify<Node>(nodeKind, undefined, key, (current) => {
          current.metadata.labels = labels;
          current.spec = { ...current.spec, taints };
          if (taints.length === 0) delete current.spec.taints;
        });
      return delay > 0 && delay < Number.POSITIVE_INFINITY ? { requeueAfter: delay } : undefined;
    },
  };
};

/** How quickly others are cleared of their pods depends on how many nodes are ready. */
const watchNodes: WatchedKind<Node> = {
  kind: nodeKind,
  keysOf: (node, { previous, deleted, listers }) => {
    const { name } = node.metadata;
    const wasReady = previous !== undefined && isReady(previous);
    if (wasReady === (isReady(node) && !deleted)) return [name];
    const others = listers.of<Node>(nodeKind).list();
    return [name, ...others.filter((each) => !isReady(each)).map(({ metadata }) => metadata.name)];
  },
};

/** How long a node has to wait before its pods are told to go, milliseconds. */
const delayOf = (node: Node, nodes: readonly Node[], cleared: ReadonlyMap<string, number>, now: number): number => {
  const pace = evictionPace(node, nodes);
  if (pace === undefined) return Number.POSITIVE_INFINITY;
  if (node.spec?.taints?.some(isExpelling)) return 0;
  const last = cleared.get(zoneOf(node));
  return last === undefined && pace < Number.POSITIVE_INFINITY ? 0 : Math.max(0, (last ?? now) + pace - now);
};

const expels = ({ effect }: Taint): boolean => effect === 'NoExecute';

/** Whether a taint of a node tells its pods to go because of its state. */
const isExpelling = (taint: Taint): boolean => expels(taint) && isConditionTaint(taint);

const taintsOf = (node: Node, wanted: readonly Taint[], timeAdded: string): Taint[] => {
  const present = node.spec?.taints ?? [];
  return [
    ...present.filter((taint) => !isConditionTaint(taint) || wanted.some((each) => isSameTaint(each, taint))),
    ...wanted
      .filter((taint) => !present.some((each) => isSameTaint(each, taint)))
      .map((taint) => ({ ...taint, timeAdded })),
  ];
};

const labelsOf = ({ metadata: { labels = {} } }: Node): Record<string, string> => ({
  ...labels,
  ...Object.fromEntries(
    ['arch', 'os'].flatMap((name) => {
      const value = labels[`kubernetes.io/${name}`];
      return value === undefined ? [] : [[`beta.kubernetes.io/${name}`, value]];
    }),
  ),
});

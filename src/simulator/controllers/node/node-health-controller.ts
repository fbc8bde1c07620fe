import { leaseKind, nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Lease } from '../../../resources/nodes/lease.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, type ControllerContext, type WatchedKind } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { silentConditions } from './silent-conditions.ts';

/** So long after its last sign of life a node counts as silent, and so long when it has never told how it is; milliseconds. */
const GRACE = 50_000;
const STARTUP_GRACE = 60_000;

/** Where the leases of nodes are. */
const LEASES = 'kube-node-lease';

/** What a node last said of itself, and when that was noticed, milliseconds since the epoch. */
interface Sign {
  readonly text: string;
  readonly at: number;
}

/**
 * Notices nodes that are silent: neither their status nor their lease has been renewed for too long. Their pods are then
 * not ready.
 *
 * @param hasKubelet whether the kubelet of a node runs beside this controller, so that the node is never silent
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
export const createNodeHealthController = (hasKubelet: (node: string) => boolean): Controller => {
  const signs = new Map<string, Sign>();
  return {
    name: 'node-health',
    watches: [watchNodes(hasKubelet), watchLeases(hasKubelet)],
    reconcile: async (name, context) => {
      const { clock, listers } = context;
      const node = byKey(listers.of<Node>(nodeKind), name);
      if (node === undefined) return void signs.delete(name);
      if (!signs.has(name))
        await report(node, 'RegisteredNode', `event: Registered Node ${name} in Controller`, context);
      const ready = conditionOf(node.status?.conditions, 'Ready');
      const lease = listers.of<Lease>(leaseKind).get(LEASES, name);
      const text = `${ready?.lastHeartbeatTime} ${lease?.spec?.renewTime}`;
      const known = signs.get(name);
      const sign = known?.text === text ? known : { text, at: clock.now() };
      signs.set(name, sign);
      const left = sign.at + (ready === undefined ? STARTUP_GRACE : GRACE) - clock.now();
      if (left > 0) return { requeueAfter: left };
      return void (await noteSilence(node, context));
    },
  };
};

const watchNodes = (hasKubelet: (node: string) => boolean): WatchedKind<Node> => ({
  kind: nodeKind,
  keysOf: ({ metadata: { name }, status }, { previous }) =>
    hasKubelet(name) || (previous !== undefined && equal(status, previous.status)) ? [] : [name],
});

const watchLeases = (hasKubelet: (node: string) => boolean): WatchedKind<Lease> => ({
  kind: leaseKind,
  keysOf: ({ metadata: { namespace, name } }) => (namespace !== LEASES || hasKubelet(name) ? [] : [name]),
});

const noteSilence = async (node: Node, context: ControllerContext): Promise<void> => {
  const { client, clock, listers } = context;
  const conditions = silentConditions(node, timestamp(clock.now()));
  if (equal(conditions, node.status?.conditions)) return;
  const { name } = node.metadata;
  await client.updateStatus<Node>(nodeKind, { ...node, status: { ...node.status, conditions } });
  if (conditionOf(node.status?.conditions, 'Ready')?.status !== 'True') return;
  await report(node, 'NodeNotReady', 'status is now: NodeNotReady', context);
  for (const pod of listers.of<Pod>(podKind).list()) if (pod.spec.nodeName === name) await noteUnready(pod, context);
};

const noteUnready = async (pod: Pod, { client, clock, events }: ControllerContext): Promise<void> => {
  if (conditionOf(pod.status?.conditions, 'Ready')?.status !== 'True') return;
  await client.modify<Pod>(
    podKind,
    pod.metadata.namespace,
    pod.metadata.name,
    ({ status }) => {
      const ready = conditionOf(status?.conditions, 'Ready');
      if (ready !== undefined) Object.assign(ready, { status: 'False', lastTransitionTime: timestamp(clock.now()) });
    },
    'status',
  );
  await events.record({
    object: pod,
    type: 'Warning',
    reason: 'NodeNotReady',
    message: 'Node is not ready',
    source: { component: 'node-controller' },
  });
};

const report = (node: Node, reason: string, text: string, { events }: ControllerContext): Promise<void> =>
  events.record({
    object: node,
    type: 'Normal',
    reason,
    message: `Node ${node.metadata.name} ${text}`,
    source: { component: 'node-controller' },
  });

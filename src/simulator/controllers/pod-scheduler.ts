import { nodeKind, podKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Node } from '../../resources/node.ts';
import { hasEnded, type Pod } from '../../resources/pod.ts';
import { byKey, type Controller, type ControllerContext, keyOf, type WatchedKind } from '../apimachinery/controller.ts';
import { equal } from '../apimachinery/equality.ts';
import type { StatusError } from '../apimachinery/status-error.ts';
import { timestamp } from '../apimachinery/timestamp.ts';
import { hasRoom, lackingResources } from './lacking-resources.ts';
import { NodeLoads } from './node-loads.ts';
import { requestsOf } from './pod-requests.ts';
import { refusalOf } from './scheduling-filters.ts';

/**
 * Binds pods to nodes, as the default scheduler does: those on which a pod may run, and of these the one with the
 * fewest pods of the same owner. A pod that fits nowhere is tried again when a node changes.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const createPodScheduler = (): Controller => {
  const loads = new NodeLoads();
  const waiting = new Set<string>();
  return {
    name: 'pod-scheduler',
    program: 'kube-scheduler',
    watches: [watchPods(loads, waiting), watchNodes(waiting)],
    reconcile: async (key, context) => {
      const pod = byKey(context.listers.of<Pod>(podKind), key);
      if (pod === undefined || !isWaiting(pod)) return;
      const nodes = context.listers.of<Node>(nodeKind).list();
      const requests = requestsOf(pod);
      const fits = (node: Node): boolean => hasRoom(node, requests, loads) && refusalOf(node, pod) === undefined;
      const node = loads.leastLoaded(nodes, pod, fits);
      if (node === undefined) return reportFailure(pod, failureMessage(nodes, pod, loads), context);
      loads.place(pod, node);
      if (!(await bind(pod, node, context))) loads.remove(pod);
    },
  };
};

const watchPods = (loads: NodeLoads, waiting: Set<string>): WatchedKind<Pod> => ({
  kind: podKind,
  keysOf: (pod, { previous, deleted }) => {
    const leaves = deleted || hasEnded(pod);
    if (leaves) loads.remove(pod);
    else if (pod.spec.nodeName) loads.place(pod, pod.spec.nodeName);
    if (deleted || !isWaiting(pod)) {
      waiting.delete(keyOf(pod));
      return leaves ? [...waiting] : [];
    }
    waiting.add(keyOf(pod));
    return previous === undefined || !samePlacement(pod, previous) ? [keyOf(pod)] : [];
  },
});

const watchNodes = (waiting: ReadonlySet<string>): WatchedKind<Node> => ({
  kind: nodeKind,
  keysOf: (node, { previous }) => (previous !== undefined && samePlacement(node, previous) ? [] : [...waiting]),
});

const isWaiting = ({ metadata, spec }: Pod): boolean =>
  !spec.nodeName &&
  (spec.schedulerName ?? 'default-scheduler') === 'default-scheduler' &&
  metadata.deletionTimestamp === undefined;

/** Whether a change (of a status, say) leaves alone what the decision depends on. */
const samePlacement = (left: KubeObject & { spec?: unknown }, right: KubeObject & { spec?: unknown }): boolean =>
  equal(left.spec, right.spec) && equal(left.metadata.labels, right.metadata.labels);

/** @returns whether the pod is bound now: not when it is gone, or bound by somebody else meanwhile */
const bind = async (pod: Pod, node: string, { client, events }: ControllerContext): Promise<boolean> => {
  const { namespace, name, uid } = pod.metadata;
  const binding = {
    apiVersion: 'v1',
    kind: 'Binding',
    metadata: { namespace, name, uid },
    target: { kind: 'Node', name: node },
  };
  try {
    await client.createAt(podKind, namespace, name, 'binding', binding as KubeObject);
  } catch (error) {
    if ([404, 409].includes((error as StatusError).code)) return false;
    throw error;
  }
  await events.record({
    object: pod,
    type: 'Normal',
    reason: 'Scheduled',
    action: 'Binding',
    message: `Successfully assigned ${keyOf(pod)} to ${node}`,
    source,
  });
  return true;
};

const reportFailure = async (
  pod: Pod,
  message: string,
  { client, clock, events }: ControllerContext,
): Promise<void> => {
  const known = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (known?.message !== message) {
    const condition = {
      type: 'PodScheduled',
      status: 'False' as const,
      reason: 'Unschedulable',
      message,
      lastProbeTime: null,
    };
    await client.modify<Pod>(
      podKind,
      pod.metadata.namespace,
      pod.metadata.name,
      (current) => {
        const status = (current.status ??= {});
        const others = (status.conditions ?? []).filter(({ type }) => type !== 'PodScheduled');
        status.conditions = [
          ...others,
          { ...condition, lastTransitionTime: known?.lastTransitionTime ?? timestamp(clock.now()) },
        ];
      },
      'status',
    );
  }
  await events.record({
    object: pod,
    type: 'Warning',
    reason: 'FailedScheduling',
    action: 'Scheduling',
    message,
    source,
  });
};

/** Only what a node has too little of could be had by removing other pods; here none is less important. */
const failureMessage = (nodes: readonly Node[], pod: Pod, loads: NodeLoads): string => {
  if (nodes.length === 0) return 'no nodes available to schedule pods';
  const available = `0/${nodes.length} nodes are available`;
  const refusals = nodes.map((node) => refusalOf(node, pod));
  const requests = requestsOf(pod);
  const reasons = nodes.flatMap((node, index) => refusals[index] ?? lackingResources(node, requests, loads));
  const preemption = refusals.map((refusal) =>
    refusal === undefined ? 'No preemption victims found for incoming pod' : 'Preemption is not helpful for scheduling',
  );
  return `${available}: ${counted(reasons)}. preemption: ${available}: ${counted(preemption)}.`;
};

const counted = (texts: readonly string[]): string =>
  [...Map.groupBy(texts, (text) => text)]
    .map(([text, { length }]) => `${length} ${text}`)
    .sort()
    .join(', ');

const source = { component: 'default-scheduler', host: 'control-plane-0' };

import { nodeKind, podKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Node } from '../../resources/node.ts';
import type { Pod } from '../../resources/pod.ts';
import { byKey, type Controller, type ControllerContext, keyOf, type WatchedKind } from '../apimachinery/controller.ts';
import type { Listers } from '../apimachinery/lister.ts';
import type { StatusError } from '../apimachinery/status-error.ts';
import { timestamp } from '../apimachinery/timestamp.ts';
import { leastLoaded } from './node-score.ts';
import { refusalOf } from './scheduling-filters.ts';

/**
 * Binds pods to nodes, as the default scheduler does: those on which a pod may run, and of these the one with the
 * fewest pods of the same owner. A pod that fits nowhere is tried again when a node or a pod changes.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const createPodScheduler = (): Controller => {
  // Bound by this scheduler, but not yet visible as such: the next decision must know.
  const assumed = new Map<string, string>();
  return {
    name: 'pod-scheduler',
    watches: [watchPods, watchNodes],
    reconcile: async (key, context) => {
      const pod = byKey(context.listers.of<Pod>(podKind), key);
      if (pod === undefined || !isWaiting(pod)) return;
      const nodes = context.listers.of<Node>(nodeKind).list();
      const fitting = nodes.filter((node) => refusalOf(node, pod) === undefined);
      if (fitting.length === 0) return reportFailure(pod, nodes, context);
      const node = leastLoaded(fitting, pod, context.listers.of<Pod>(podKind).list(), assumed);
      assumed.set(pod.metadata.uid as string, node);
      try {
        await bind(pod, node, context);
      } finally {
        assumed.delete(pod.metadata.uid as string);
      }
    },
  };
};

const watchPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { previous, deleted, listers }) => {
    const frees = deleted || (isFinished(pod) && previous !== undefined && !isFinished(previous));
    if (frees) return waitingKeys(listers);
    return isWaiting(pod) && (previous === undefined || !samePlacement(pod, previous)) ? [keyOf(pod)] : [];
  },
};

const watchNodes: WatchedKind<Node> = {
  kind: nodeKind,
  keysOf: (node, { previous, listers }) =>
    previous !== undefined && samePlacement(node, previous) ? [] : waitingKeys(listers),
};

const waitingKeys = (listers: Listers): string[] => listers.of<Pod>(podKind).list().filter(isWaiting).map(keyOf);

const isWaiting = ({ metadata, spec }: Pod): boolean =>
  !spec.nodeName &&
  (spec.schedulerName ?? 'default-scheduler') === 'default-scheduler' &&
  metadata.deletionTimestamp === undefined;

const isFinished = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** Whether a change (of a status, say) leaves alone what the decision depends on. */
const samePlacement = (left: KubeObject & { spec?: unknown }, right: KubeObject & { spec?: unknown }): boolean =>
  JSON.stringify([left.spec, left.metadata.labels]) === JSON.stringify([right.spec, right.metadata.labels]);

const bind = async (pod: Pod, node: string, { client, events }: ControllerContext): Promise<void> => {
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
    // Gone or bound by somebody else meanwhile.
    if ([404, 409].includes((error as StatusError).code)) return;
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
};

const reportFailure = async (
  pod: Pod,
  nodes: readonly Node[],
  { client, clock, events }: ControllerContext,
): Promise<void> => {
  const message = failureMessage(nodes, pod);
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

const failureMessage = (nodes: readonly Node[], pod: Pod): string => {
  if (nodes.length === 0) return 'no nodes available to schedule pods';
  const total = nodes.length;
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const refusal = refusalOf(node, pod) as string;
    counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  }
  const reasons = [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
  return `0/${total} nodes are available: ${reasons}. preemption: 0/${total} nodes are available: ${total} Preemption is not helpful for scheduling.`;
};

const source = { component: 'default-scheduler', host: 'control-plane-0' };

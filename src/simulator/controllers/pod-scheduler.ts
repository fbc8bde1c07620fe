import {
  nodeKind,
  persistentVolumeClaimKind,
  persistentVolumeKind,
  podKind,
  storageClassKind,
} from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Node } from '../../resources/nodes/node.ts';
import { hasEnded, type Pod, priorityOf } from '../../resources/workloads/pod.ts';
import { byKey, type Controller, type ControllerContext, keyOf, type WatchedKind } from '../apimachinery/controller.ts';
import { equal } from '../apimachinery/equality.ts';
import type { Listers } from '../apimachinery/lister.ts';
import { isOvertaken } from '../apimachinery/not-found.ts';
import { NodeLoads } from './node-loads.ts';
import { reportUnschedulable, schedulerSource } from './report-unschedulable.ts';
import { bestNode } from './scheduling/best-node.ts';
import { podFit } from './scheduling/pod-fit.ts';
import { nominate, preempt } from './scheduling/preempt.ts';
import { type Contest, choosePreemption } from './scheduling/preemption.ts';
import { preemptionRefusal } from './scheduling/preemption-refusal.ts';
import { judge, type Verdict } from './scheduling/verdict.ts';
import { counted, NO_NODES, unavailable } from './unschedulable-message.ts';
import { claimNamesOf } from './volume/claim-names.ts';
import { type Choice, takeVolumes } from './volume/node-volumes.ts';
import { podClaims } from './volume/pod-claims.ts';

/**
 * Binds pods to nodes, as the default scheduler does: to the best one of those on which a pod may run. A pod that fits nowhere is
 * tried again when a node or another pod changes.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const createPodScheduler = (): Controller => {
  const loads = new NodeLoads();
  const waiting = new Set<string>();
  return {
    name: 'pod-scheduler',
    program: 'kube-scheduler',
    watches: [watchPods(loads, waiting), watchNodes(waiting), watchClaims(waiting), ...watchStorage(waiting)],
    reconcile: async (key, context) => {
      const pod = byKey(context.listers.of<Pod>(podKind), key);
      if (pod === undefined || !isWaiting(pod)) return;
      const { listers } = context;
      const allNodes = listers.of<Node>(nodeKind).list();
      if (allNodes.length === 0) {
        if (pod.status?.nominatedNodeName) await nominate(pod, undefined, context);
        return reportUnschedulable(pod, NO_NODES, context);
      }
      const pods = (): readonly Pod[] => listers.of<Pod>(podKind).list();
      const contest = { pod, nodes: allNodes, pods, listers, lowestPriority: loads.lowestPriority };
      const claims = podClaims(pod, listers);
      if (typeof claims === 'string') {
        const verdicts = judge(allNodes, () => ({ reasons: [claims], byPods: false }));
        return makeRoom({ ...contest, verdicts, verdictWithout: () => undefined }, claims, loads, context);
      }
      const { verdictOf, volumesOn } = podFit(pod, claims, loads.seenBy(pod), pods, listers);
      const verdicts = judge(allNodes, verdictOf);
      const nodes = allNodes.filter(({ metadata }) => !verdicts.has(metadata.name));
      if (nodes.length === 0) {
        const verdictWithout = (removed: readonly Pod[], each: Node): Verdict | undefined => {
          const left = (): readonly Pod[] => pods().filter((other) => !removed.includes(other));
          return podFit(pod, claims, loads.seenBy(pod, removed), left, listers).verdictOf(each);
        };
        const reasons = counted([...verdicts.values()].flatMap((verdict) => verdict.reasons));
        return makeRoom({ ...contest, verdicts, verdictWithout }, reasons, loads, context);
      }
      const nominee = nodes.find(({ metadata }) => metadata.name === pod.status?.nominatedNodeName);
      const node = nominee ?? bestNode({ pod, nodes, allNodes, loads, listers, pods });
      const { name } = node.metadata;
      if (claims.delayed.length > 0) return takeVolumes(name, volumesOn(node) as Choice, context);
      loads.place(pod, name);
      if (!(await bind(pod, name, context))) loads.remove(pod);
    },
  };
};

/** @param attached those of the waiting pods to which it matters where others are */
const watchPods = (loads: NodeLoads, waiting: Set<string>, attached = new Set<string>()): WatchedKind<Pod> => ({
  kind: podKind,
  keysOf: (pod, { previous, deleted, listers }) => {
    const leaves = deleted || hasEnded(pod);
    if (leaves) loads.remove(pod);
    else if (pod.spec.nodeName) loads.place(pod, pod.spec.nodeName);
    if (deleted || !isWaiting(pod)) {
      waiting.delete(keyOf(pod));
      attached.delete(keyOf(pod));
      return leaves ? byPriority(waiting, listers) : hasMoved(pod, previous) ? [...attached] : [];
    }
    waiting.add(keyOf(pod));
    loads.nominate(pod, pod.status?.nominatedNodeName);
    if (pod.spec.affinity !== undefined || pod.spec.topologySpreadConstraints !== undefined) attached.add(keyOf(pod));
    return previous === undefined || !samePlacement(pod, previous) ? [keyOf(pod)] : [];
  },
});

/** The most important pods are tried first. */
const byPriority = (waiting: ReadonlySet<string>, listers: Listers): string[] => {
  const priority = (key: string): number => {
    const pod = byKey(listers.of<Pod>(podKind), key);
    return pod === undefined ? 0 : priorityOf(pod);
  };
  return [...waiting].sort((one, other) => priority(other) - priority(one));
};

/** Whether a pod is somewhere that it was not, or is another one for those who select by labels. */
const hasMoved = (pod: Pod, previous: Pod | undefined): boolean =>
  pod.spec.nodeName !== undefined &&
  (pod.spec.nodeName !== previous?.spec.nodeName || !equal(pod.metadata.labels, previous?.metadata.labels));

/**
 * Removes less important pods if that helps, and keeps the room that they leave; the pod is tried again when they are gone.
 *
 * @param why no node takes the pod
 */
const makeRoom = async (contest: Contest, why: string, loads: NodeLoads, context: ControllerContext): Promise<void> => {
  const { pod, nodes } = contest;
  const refusal = preemptionRefusal(contest);
  const preemption = refusal ?? choosePreemption(contest);
  const message = unavailable(nodes.length, why);
  if (typeof preemption === 'string') {
    if (refusal === undefined && pod.status?.nominatedNodeName) await nominate(pod, undefined, context);
    return reportUnschedulable(pod, `${message} preemption: ${preemption}`, context);
  }
  loads.nominate(pod, preemption.node);
  await preempt(preemption, pod, context);
  return reportUnschedulable(pod, message, context);
};

const watchNodes = (waiting: ReadonlySet<string>): WatchedKind<Node> => ({
  kind: nodeKind,
  keysOf: (node, { previous }) => (previous !== undefined && samePlacement(node, previous) ? [] : [...waiting]),
});

/** A pod waits for its claims, too. */
const watchClaims = (waiting: ReadonlySet<string>): WatchedKind => ({
  kind: persistentVolumeClaimKind,
  keysOf: ({ metadata: { namespace, name } }, { listers }) =>
    [...waiting].filter((key) => {
      const pod = key.startsWith(`${namespace}/`) ? byKey(listers.of<Pod>(podKind), key) : undefined;
      return pod !== undefined && claimNamesOf(pod).includes(name);
    }),
});

/** Volumes and classes matter to pods that have claims. */
const watchStorage = (waiting: ReadonlySet<string>): WatchedKind[] =>
  [persistentVolumeKind, storageClassKind].map((kind) => ({
    kind,
    keysOf: (_, { listers }) =>
      [...waiting].filter((key) => {
        const pod = byKey(listers.of<Pod>(podKind), key);
        return pod !== undefined && claimNamesOf(pod).length > 0;
      }),
  }));

const isWaiting = ({ metadata, spec }: Pod): boolean =>
  !spec.nodeName &&
  (spec.schedulingGates ?? []).length === 0 &&
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
    if (isOvertaken(error)) return false;
    throw error;
  }
  await events.record({
    object: pod,
    type: 'Normal',
    reason: 'Scheduled',
    action: 'Binding',
    message: `Successfully assigned ${keyOf(pod)} to ${node}`,
    source: schedulerSource,
  });
  return true;
};

import { podKind } from '../../../resources/kinds.ts';
import type { Node } from '../../../resources/node.ts';
import { hasEnded, type Pod, priorityOf } from '../../../resources/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { schedulerSource } from '../report-unschedulable.ts';
import type { Verdict } from './verdict.ts';

/** What the scheduler knows when no node takes a pod. */
export interface Contest {
  readonly pod: Pod;
  readonly nodes: readonly Node[];
  /** Of the least important pod that has a node. */
  readonly lowestPriority: number;
  /** All that there are. */
  pods(): readonly Pod[];
  /** What would be said of a node without some of the pods. */
  verdictWithout(removed: readonly Pod[], node: Node): Verdict | undefined;
  readonly verdictOf: (node: Node) => Verdict | undefined;
}

/** The pods to remove from a node so that a pod fits there. */
export interface Preemption {
  readonly node: string;
  readonly victims: readonly Pod[];
}

/** Why a pod may not remove others; `undefined` when it may. */
export const preemptionRefusal = ({ pod, pods }: Pick<Contest, 'pod' | 'pods'>): string | undefined => {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  const nominated = (pod.status as { nominatedNodeName?: string } | undefined)?.nominatedNodeName;
  const isLeaving =
    nominated !== undefined &&
    pods().some(
      (each) =>
        each.spec.nodeName === nominated &&
        each.metadata.deletionTimestamp !== undefined &&
        priorityOf(each) < priorityOf(pod),
    );
  return isLeaving ? 'not eligible due to a terminating pod on the nominated node.' : undefined;
};

/**
 * The less important pods whose removal costs least: on each node as few as possible, the important and the long-running
 * ones last; of the nodes the one whose most important victim is the least important.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const choosePreemption = (contest: Contest): Preemption | undefined => {
  const { nodes, verdictOf } = contest;
  if (priorityOf(contest.pod) <= contest.lowestPriority) return undefined;
  const options = nodes.flatMap((node) => {
    const victims = verdictOf(node)?.byPods ? victimsOn(node, contest) : [];
    return victims.length === 0 ? [] : [{ node: node.metadata.name, victims }];
  });
  return options.sort((one, other) => compare(costOf(one.victims), costOf(other.victims)))[0];
};

/** Removes the victims, with what it was for, and notes where the pod is to run. */
export const carryOut = async (
  { node, victims }: Preemption,
  pod: Pod,
  { client, clock, events }: ControllerContext,
): Promise<void> => {
  const condition = {
    type: 'DisruptionTarget',
    status: 'True' as const,
    reason: 'PreemptionByScheduler',
    message: `${pod.spec.schedulerName}: preempting to accommodate a higher priority pod`,
    lastProbeTime: null,
    lastTransitionTime: timestamp(clock.now()),
  };
  for (const victim of victims) {
    const { namespace, name, uid = '' } = victim.metadata;
    await client.modify<Pod>(
      podKind,
      namespace,
      name,
      ({ status = {}, ...current }) => ({
        ...current,
        status: {
          ...status,
          conditions: [...(status.conditions ?? []).filter(({ type }) => type !== condition.type), condition],
        },
      }),
      'status',
    );
    await client.delete(podKind, namespace, name, { preconditions: { uid } });
    await events.record({
      object: victim,
      type: 'Normal',
      reason: 'Preempted',
      action: 'Preempting',
      message: `Preempted by pod ${pod.metadata.uid} on node ${node}`,
      source: schedulerSource,
    });
  }
  await client.modify<Pod>(
    podKind,
    pod.metadata.namespace,
    pod.metadata.name,
    (current) => ({ ...current, status: { ...current.status, nominatedNodeName: node } }) as Pod,
    'status',
  );
};

const victimsOn = (node: Node, { pod, pods, verdictWithout }: Contest): readonly Pod[] => {
  const lesser = pods()
    .filter(
      (each) => each.spec.nodeName === node.metadata.name && !hasEnded(each) && priorityOf(each) < priorityOf(pod),
    )
    .sort((one, other) => priorityOf(other) - priorityOf(one) || (startOf(one) < startOf(other) ? -1 : 1));
  if (lesser.length === 0 || verdictWithout(lesser, node) !== undefined) return [];
  let victims = lesser;
  for (const each of lesser) {
    const fewer = victims.filter((other) => other !== each);
    if (verdictWithout(fewer, node) === undefined) victims = fewer;
  }
  return victims;
};

const startOf = ({ status, metadata }: Pod): string => status?.startTime ?? metadata.creationTimestamp ?? '';

/** Every victim weighs something, even with a negative priority. */
const costOf = (victims: readonly Pod[]): number[] => [
  Math.max(...victims.map(priorityOf)),
  victims.reduce((sum, each) => sum + priorityOf(each) + 2 ** 31, 0),
];

const compare = ([first = 0, ...rest]: readonly number[], [other = 0, ...others]: readonly number[]): number =>
  first - other || (rest.length === 0 ? 0 : compare(rest, others));

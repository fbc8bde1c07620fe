import type { Node } from '../../../resources/nodes/node.ts';
import { hasEnded, type Pod, priorityOf } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { counted, unavailable } from '../unschedulable-message.ts';
import { budgetBreakers } from './budget-breakers.ts';
import type { Verdict, Verdicts } from './verdict.ts';

/** What the scheduler knows when no node takes a pod. */
export interface Contest {
  readonly pod: Pod;
  readonly nodes: readonly Node[];
  readonly verdicts: Verdicts;
  /** Of the least important pod that has a node. */
  readonly lowestPriority: number;
  readonly listers: Listers;
  /** All that there are. */
  pods(): readonly Pod[];
  /** What would be said of a node without some of the pods. */
  verdictWithout(removed: readonly Pod[], node: Node): Verdict | undefined;
}

/** The pods to remove from a node so that a pod fits there, the most important first. */
export interface Preemption {
  readonly node: string;
  readonly victims: readonly Pod[];
  /** How many of the victims disruption budgets would spare. */
  readonly violations: number;
}

/**
 * The less important pods whose removal costs least: on each node as few as possible, those that a disruption budget spares,
 * the important and the long-running ones last. Where no removal helps, what the scheduler says of it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const choosePreemption = (contest: Contest): Preemption | string => {
  const outcomes = contest.nodes.map((node) => preemptionOn(node, contest));
  const [best] = outcomes.filter((outcome) => 'victims' in outcome).sort(compare);
  if (best !== undefined) return best;
  const reasons = outcomes.flatMap((outcome) => ('reasons' in outcome ? outcome.reasons : []));
  return unavailable(contest.nodes.length, counted(reasons));
};

const NOT_HELPFUL: Verdict = { reasons: ['Preemption is not helpful for scheduling'], byPods: false };
const NO_VICTIMS: Verdict = { reasons: ['No preemption victims found for incoming pod'], byPods: false };

const preemptionOn = (node: Node, contest: Contest): Preemption | Verdict => {
  const { pod, pods, verdicts, verdictWithout, lowestPriority, listers } = contest;
  const { name } = node.metadata;
  if (verdicts.get(name)?.byPods !== true) return NOT_HELPFUL;
  if (priorityOf(pod) <= lowestPriority) return NO_VICTIMS;
  const lesser = pods()
    .filter((each) => each.spec.nodeName === name && !hasEnded(each) && priorityOf(each) < priorityOf(pod))
    .sort(byImportance);
  if (lesser.length === 0) return NO_VICTIMS;
  const obstacle = verdictWithout(lesser, node);
  if (obstacle !== undefined) return obstacle;
  const breakers = budgetBreakers(lesser, listers);
  const sparedFirst = [...lesser.filter((each) => breakers.has(each)), ...lesser.filter((each) => !breakers.has(each))];
  let victims: readonly Pod[] = lesser;
  for (const each of sparedFirst) {
    const fewer = victims.filter((other) => other !== each);
    if (verdictWithout(fewer, node) === undefined) victims = fewer;
  }
  return { node: name, victims, violations: victims.filter((each) => breakers.has(each)).length };
};

const startOf = ({ status, metadata }: Pod): string => status?.startTime ?? metadata.creationTimestamp ?? '';

const byImportance = (one: Pod, other: Pod): number =>
  priorityOf(other) - priorityOf(one) || (startOf(one) < startOf(other) ? -1 : 1);

const compare = (one: Preemption, other: Preemption): number => {
  const costs = costsOf(one);
  return costsOf(other).reduce((result, cost, index) => result || (costs[index] ?? 0) - cost, 0);
};

/** The first that differs decides. Every victim weighs something, even with a negative priority. */
const costsOf = ({ victims, violations }: Preemption): number[] => {
  const highest = Math.max(...victims.map(priorityOf));
  const starts = victims.filter((each) => priorityOf(each) === highest).map(startOf);
  return [
    violations,
    highest,
    victims.reduce((sum, each) => sum + priorityOf(each) + 2 ** 31, 0),
    victims.length,
    -Math.min(...starts.map(Date.parse)),
  ];
};

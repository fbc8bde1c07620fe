import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { PodStatus } from '../../../resources/workloads/pod.ts';

/** What the conditions of a pod follow from. */
export interface ConditionFacts {
  readonly phase: PodStatus['phase'];
  readonly sandboxReady: boolean;
  /** Names of init containers that are not done. */
  readonly incomplete: readonly string[];
  /** Names of containers that are not ready. */
  readonly unready: readonly string[];
  /** Types of conditions that others set, without which the pod is not ready. */
  readonly gates: readonly string[];
}

/**
 * The conditions that a kubelet sets, in its order, with those that others have set behind them. A time changes only
 * with the status.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 */
export const podConditions = (facts: ConditionFacts, old: readonly Condition[], now: string): Condition[] => {
  const readiness = readinessOf(facts);
  const own: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>[] = [
    { type: 'PodReadyToStartContainers', status: facts.sandboxReady ? 'True' : 'False' },
    { type: 'Initialized', ...initialization(facts) },
    { type: 'Ready', ...(readiness.status === 'True' ? readinessBehindGates(facts, old) : readiness) },
    { type: 'ContainersReady', ...readiness },
  ];
  const others = old.filter(({ type }) => own.every((each) => each.type !== type));
  return [...own.map((condition) => timed(condition, old, now)), ...others];
};

const initialization = ({ phase, incomplete }: ConditionFacts): Pick<Condition, 'status' | 'reason' | 'message'> => {
  if (phase === 'Succeeded') return { status: 'True', reason: 'PodCompleted' };
  if (incomplete.length === 0) return { status: 'True' };
  return {
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${incomplete.join(' ')}]`,
  };
};

const readinessOf = ({ phase, unready }: ConditionFacts): Pick<Condition, 'status' | 'reason' | 'message'> => {
  if (phase === 'Succeeded') return { status: 'False', reason: 'PodCompleted' };
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' };
  if (unready.length === 0) return { status: 'True' };
  return {
    status: 'False',
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  };
};

const readinessBehindGates = (
  { gates }: ConditionFacts,
  known: readonly Condition[],
): Pick<Condition, 'status' | 'reason' | 'message'> => {
  const messages = gates.flatMap((gate) => {
    const condition = conditionOf(known, gate);
    if (condition === undefined) return [`corresponding condition of pod readiness gate "${gate}" does not exist.`];
    if (condition.status === 'True') return [];
    return [`the status of pod readiness gate "${gate}" is not "True", but ${condition.status}`];
  });
  if (messages.length === 0) return { status: 'True' };
  return { status: 'False', reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
};

const timed = (
  condition: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>,
  old: readonly Condition[],
  now: string,
): Condition => {
  const before = old.find(({ type }) => type === condition.type);
  const since = before?.status === condition.status ? before.lastTransitionTime : now;
  return { lastProbeTime: null, lastTransitionTime: since ?? now, ...condition };
};

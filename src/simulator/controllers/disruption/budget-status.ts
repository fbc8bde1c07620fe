import { conditionOf } from '../../../resources/condition.ts';
import { controllerOf } from '../../../resources/controller-of.ts';
import { kinds } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/pod-disruption-budget.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import { scaledValue } from '../../../resources/scaled-value.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { isReadyPod } from '../pod/pod-readiness.ts';

type Status = NonNullable<PodDisruptionBudget['status']>;

/** How many of the covered pods may go: what is healthy beyond what must be. */
export const budgetStatus = (
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  listers: Listers,
  now: number,
): Status => {
  const { minAvailable, maxUnavailable } = budget.spec;
  const expected = typeof minAvailable === 'number' ? pods.length : expectedPods(pods, listers);
  const desired =
    maxUnavailable === undefined
      ? scaledValue(minAvailable ?? 0, expected, Math.ceil)
      : Math.max(0, expected - scaledValue(maxUnavailable, expected, Math.ceil));
  const disrupted = disruptedPods(budget, pods, now);
  const isHealthy = (pod: Pod): boolean =>
    pod.metadata.deletionTimestamp === undefined && isReadyPod(pod) && !(pod.metadata.name in disrupted);
  const healthy = pods.filter(isHealthy).length;
  const allowed = expected === 0 ? 0 : Math.max(0, healthy - desired);
  return {
    disruptionsAllowed: allowed,
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
    ...(Object.keys(disrupted).length > 0 && { disruptedPods: disrupted }),
    observedGeneration: budget.metadata.generation,
    conditions: [conditionFor(budget, allowed, now)],
  };
};

/** How long a pod may take to go after it was evicted, in milliseconds: one that is still there then has stayed. */
const DISRUPTION_PATIENCE = 2 * 60_000;

/** The evicted pods that have not begun to go. */
const disruptedPods = ({ status }: PodDisruptionBudget, pods: readonly Pod[], now: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(status?.disruptedPods ?? {}).filter(
      ([name, at]) =>
        pods.some(({ metadata }) => metadata.name === name) && Date.parse(at) + DISRUPTION_PATIENCE >= now,
    ),
  );

/** The pods that the controllers of the covered pods want to have; a pod without one counts for itself. */
const expectedPods = (pods: readonly Pod[], listers: Listers): number => {
  const counted = new Set<string>();
  let expected = 0;
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (owner !== undefined && counted.has(owner.uid)) continue;
    if (owner !== undefined) counted.add(owner.uid);
    const kind = kinds.find((each) => each.kind === owner?.kind && apiVersionOf(each) === owner.apiVersion);
    const workload = kind && listers.of<Sized>(kind).get(pod.metadata.namespace, owner?.name ?? '');
    expected += workload?.spec?.replicas ?? 1;
  }
  return expected;
};

interface Sized extends KubeObject {
  spec?: { replicas?: number };
}

const conditionFor = (
  { metadata, status }: PodDisruptionBudget,
  allowed: number,
  now: number,
): NonNullable<Status['conditions']>[number] => {
  const value = allowed > 0 ? 'True' : 'False';
  const known = conditionOf(status?.conditions, 'DisruptionAllowed');
  return {
    type: 'DisruptionAllowed',
    status: value,
    reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
    message: '',
    lastTransitionTime: known?.status === value ? known.lastTransitionTime : timestamp(now),
    observedGeneration: metadata.generation,
  };
};

import { podDisruptionBudgetKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type Outcome,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { KindFinder } from '../../apimachinery/kind-finder.ts';
import { goSelector } from '../../apimachinery/selection/go-selector.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { budgetStatus, failedStatus } from './budget-status.ts';
import { disruptedPods } from './disrupted-pods.ts';
import { expectedPods } from './expected-pods.ts';

/**
 * Counts how many pods each disruption budget lets go at the moment.
 *
 * @param findKind knows what can be scaled
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/disruption/disruption.go
 */
export const createDisruptionController = (findKind: KindFinder): Controller => ({
  name: 'disruption-controller',
  watches: [watchSelf(podDisruptionBudgetKind), watchCoveredPods],
  reconcile: async (key, context) => {
    const budget = byKey(context.listers.of<PodDisruptionBudget>(podDisruptionBudgetKind), key);
    if (budget === undefined) return;
    try {
      return await reconcile(budget, findKind, context);
    } catch (error) {
      if (error instanceof StatusError && error.code === 409) throw error;
      await writeStatus(budget, failedStatus(budget, error as Error, context.clock.now()), context);
    }
  },
});

const reconcile = async (
  budget: PodDisruptionBudget,
  findKind: KindFinder,
  context: ControllerContext,
): Promise<Outcome | void> => {
  const covered = context.listers
    .of<Pod>(podKind)
    .list(budget.metadata.namespace)
    .filter((pod) => covers(budget, pod));
  if (covered.length === 0) await report(budget, 'Normal', 'NoPods', 'No matching pods found', context);
  await reportShared(budget, covered, context);
  const expected = await expectedFor(budget, covered, findKind, context);
  const now = context.clock.now();
  const { going, stayed, recheckAfter } = disruptedPods(budget, covered, now);
  // The real message names the namespace twice, and not the budget.
  const { namespace } = budget.metadata;
  const text = `Pod was expected by PDB ${namespace}/${namespace} to be deleted but it wasn't`;
  for (const pod of stayed) await report(pod, 'Warning', 'NotDeleted', text, context);
  await writeStatus(budget, budgetStatus(budget, covered, expected, going, now), context);
  return recheckAfter === undefined ? undefined : { requeueAfter: recheckAfter };
};

/** A pod that several budgets cover counts for one of them alone, the first; nothing can evict it. */
const reportShared = async (
  budget: PodDisruptionBudget,
  covered: readonly Pod[],
  context: ControllerContext,
): Promise<void> => {
  const { namespace, name } = budget.metadata;
  const budgets = context.listers.of<PodDisruptionBudget>(podDisruptionBudgetKind).list(namespace);
  if (budgets.length < 2) return;
  for (const pod of covered) {
    const [first, ...others] = budgets.filter((each) => covers(each, pod));
    if (first?.metadata.name !== name || others.length === 0) continue;
    const text = `Pod "${namespace}"/"${pod.metadata.name}" matches multiple PodDisruptionBudgets.  Chose "${name}" arbitrarily.`;
    await report(pod, 'Warning', 'MultiplePodDisruptionBudgets', text, context);
  }
};

/** With a whole number of pods that must stay nobody needs to know how many there should be. */
const expectedFor = async (
  budget: PodDisruptionBudget,
  covered: readonly Pod[],
  findKind: KindFinder,
  context: ControllerContext,
): Promise<number> => {
  if (typeof budget.spec.minAvailable === 'number') return covered.length;
  try {
    const { count, areSomeUnmanaged } = await expectedPods(covered, findKind, context);
    if (areSomeUnmanaged) await report(budget, 'Warning', 'UnmanagedPods', unmanaged(budget), context);
    return count;
  } catch (error) {
    const text = `Failed to calculate the number of expected pods: ${(error as Error).message}`;
    await report(budget, 'Warning', 'CalculateExpectedPodCountFailed', text, context);
    throw error;
  }
};

const unmanaged = ({ spec }: PodDisruptionBudget): string =>
  `Pods selected by this PodDisruptionBudget (selector: ${goSelector(spec.selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`;

const report = (
  object: KubeObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  { events }: ControllerContext,
): Promise<void> => events.record({ object, type, reason, message, source: { component: 'controllermanager' } });

const writeStatus = async (
  budget: PodDisruptionBudget,
  status: NonNullable<PodDisruptionBudget['status']>,
  { client }: ControllerContext,
): Promise<void> => {
  if (equal(budget.status, status)) return;
  const { namespace, name } = budget.metadata;
  const write = (current: PodDisruptionBudget): void => void (current.status = status);
  await client.modify<PodDisruptionBudget>(podDisruptionBudgetKind, namespace, name, write, 'status');
};

const covers = ({ spec }: PodDisruptionBudget, { metadata }: Pod): boolean =>
  spec.selector !== undefined && labelSelectorOf(spec.selector)(metadata.labels ?? {});

const watchCoveredPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { listers }) =>
    listers
      .of<PodDisruptionBudget>(podDisruptionBudgetKind)
      .list(pod.metadata.namespace)
      .filter((budget) => covers(budget, pod))
      .map(keyOf),
};

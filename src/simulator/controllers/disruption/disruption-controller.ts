import { podDisruptionBudgetKind, podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/pod-disruption-budget.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import { budgetStatus } from './budget-status.ts';

/**
 * Counts how many pods each disruption budget lets go at the moment.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
 */
export const createDisruptionController = (): Controller => ({
  name: 'disruption-controller',
  watches: [watchSelf(podDisruptionBudgetKind), watchCoveredPods],
  reconcile: async (key, context) => {
    const budget = byKey(context.listers.of<PodDisruptionBudget>(podDisruptionBudgetKind), key);
    if (budget !== undefined && budget.metadata.deletionTimestamp === undefined) await reconcile(budget, context);
  },
});

const reconcile = async (budget: PodDisruptionBudget, { client, clock, listers }: ControllerContext): Promise<void> => {
  const { namespace, name } = budget.metadata;
  const pods = listers.of<Pod>(podKind).list(namespace);
  const covered = pods.filter((pod) => covers(budget, pod));
  const status = budgetStatus(budget, covered, listers, clock.now());
  if (equal(budget.status, status)) return;
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

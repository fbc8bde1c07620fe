import { podDisruptionBudgetKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';

/** The pods whose removal, in this order, would break a disruption budget. */
export const budgetBreakers = (pods: readonly Pod[], listers: Listers): ReadonlySet<Pod> => {
  const budgets = listers.of<PodDisruptionBudget>(podDisruptionBudgetKind).list();
  const allowed = new Map(budgets.map((budget) => [budget, budget.status?.disruptionsAllowed ?? 0]));
  const breakers = new Set<Pod>();
  for (const pod of pods)
    for (const budget of budgets.filter((each) => counts(each, pod))) {
      const left = (allowed.get(budget) ?? 0) - 1;
      allowed.set(budget, left);
      if (left < 0) breakers.add(pod);
    }
  return breakers;
};

/** Whether the removal of a pod counts for a budget: not when it was evicted already. */
const counts = ({ metadata, spec: { selector }, status }: PodDisruptionBudget, pod: Pod): boolean => {
  const { namespace, name, labels = {} } = pod.metadata;
  if (selector === undefined || metadata.namespace !== namespace || Object.keys(labels).length === 0) return false;
  const isEmpty = Object.values(selector).every((part) => Object.keys(part).length === 0);
  return !isEmpty && labelSelectorOf(selector)(labels) && status?.disruptedPods?.[name] === undefined;
};

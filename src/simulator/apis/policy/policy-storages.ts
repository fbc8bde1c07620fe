import { podDisruptionBudgetKind } from '../../../resources/kinds/kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { validateDisruptionBudget } from './validate-disruption-budget.ts';

/** The storages of the group policy. */
export const policyStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(podDisruptionBudgetKind, machinery, {
    requireResourceVersion: true,
    generation: true,
    status: true,
    ...checkedBy(validateDisruptionBudget),
  }),
];

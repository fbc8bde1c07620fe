import { podDisruptionBudgetKind } from '../../../resources/kinds/kinds.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { validateConditions } from '../validation/conditions.ts';
import { validateReplicaStatus } from '../validation/replica-status.ts';
import { validateDisruptionBudget } from './validate-disruption-budget.ts';

const COUNTS = ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'];

/** The storages of the group policy. */
export const policyStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(podDisruptionBudgetKind, machinery, {
    requireResourceVersion: true,
    generation: true,
    status: true,
    validatesMetaLast: true,
    ...checkedBy(validateDisruptionBudget),
    validateStatusUpdate: ({ status }: PodDisruptionBudget) => [
      ...validateConditions(status?.conditions ?? []),
      ...validateReplicaStatus(status, { counted: COUNTS }),
    ],
  }),
];

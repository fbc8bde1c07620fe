import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Condition } from '../metadata/condition.ts';

/** How many pods of a workload may be evicted at a time; counts or percentages. */
export interface PodDisruptionBudget extends KubeObject {
  spec: {
    selector?: LabelSelectorSpec;
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
  };
  status?: {
    observedGeneration?: number;
    disruptionsAllowed: number;
    currentHealthy: number;
    desiredHealthy: number;
    expectedPods: number;
    /** The pods that were evicted and are still there, with the time of the eviction (RFC 3339). */
    disruptedPods?: Record<string, string>;
    conditions?: (Condition & { observedGeneration?: number })[];
  };
}

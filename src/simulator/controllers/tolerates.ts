import type { Taint } from '../../resources/nodes/node.ts';
import type { Toleration } from '../../resources/workloads/pod-spec.ts';

/** Whether a toleration of a pod is for a taint of a node. */
export const tolerates = ({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean =>
  (!effect || effect === taint.effect) &&
  (!key || key === taint.key) &&
  (operator === 'Exists' || (Boolean(key) && value === (taint.value ?? '')));

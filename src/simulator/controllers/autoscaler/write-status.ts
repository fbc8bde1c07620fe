import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { Decision } from './decide-replicas.ts';
import { withCondition } from './with-condition.ts';

/** Writes down what a look at an autoscaler came to. */
export const writeAutoscalerStatus = async (
  { metadata: { namespace, name }, spec: { metrics = [] } }: HorizontalPodAutoscaler,
  { conditions, currentReplicas, desiredReplicas, isRescaled, hasMetrics }: Decision,
  { client, clock }: ControllerContext,
): Promise<void> => {
  const now = timestamp(clock.now());
  await client.modify<HorizontalPodAutoscaler>(
    horizontalPodAutoscalerKind,
    namespace,
    name,
    (current) => {
      const { currentMetrics: before, ...status } = current.status ?? {};
      current.status = {
        ...status,
        conditions: conditions.reduce((all, condition) => withCondition(all, condition, now), status.conditions ?? []),
        desiredReplicas: desiredReplicas ?? status.desiredReplicas ?? 0,
      };
      if (currentReplicas === undefined) {
        if (before !== undefined) current.status.currentMetrics = before;
        return;
      }
      const { currentReplicas: _, ...known } = current.status;
      current.status = currentReplicas === 0 ? known : { ...known, currentReplicas };
      current.status.currentMetrics = hasMetrics ? metrics.map(() => ({ type: '' })) : null;
      if (isRescaled) current.status.lastScaleTime = now;
    },
    'status',
  );
};

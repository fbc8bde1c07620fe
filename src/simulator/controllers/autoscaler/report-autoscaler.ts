import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Says in an event what became of an autoscaler. */
export const reportAutoscaler = (
  object: HorizontalPodAutoscaler,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  { events }: ControllerContext,
): Promise<void> =>
  events.record({ object, type, reason, message, source: { component: 'horizontal-pod-autoscaler' } });

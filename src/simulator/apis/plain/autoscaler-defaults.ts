import type { KubeObject } from '../../../resources/kube-object.ts';

interface HorizontalPodAutoscaler extends KubeObject {
  spec?: { minReplicas?: number; metrics?: object[] };
}

/** An autoscaler keeps at least one pod, and aims at 80 % of the requested cpu. */
export const autoscalerDefaults = ({ spec }: HorizontalPodAutoscaler): void => {
  if (spec === undefined) return;
  spec.minReplicas ??= 1;
  if ((spec.metrics ?? []).length === 0)
    spec.metrics = [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
    ];
};

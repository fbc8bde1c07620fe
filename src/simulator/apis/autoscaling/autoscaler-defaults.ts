import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ScalingRules } from './validate-autoscaler.ts';

interface HorizontalPodAutoscaler extends KubeObject {
  spec?: {
    minReplicas?: number;
    metrics?: object[];
    behavior?: { scaleUp?: ScalingRules; scaleDown?: ScalingRules };
  };
}

/** An autoscaler keeps at least one pod, and aims at 80 % of the requested cpu. */
export const autoscalerDefaults = ({ spec }: HorizontalPodAutoscaler): void => {
  if (spec === undefined) return;
  spec.minReplicas ??= 1;
  if ((spec.metrics ?? []).length === 0)
    spec.metrics = [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
    ];
  if (spec.behavior === undefined) return;
  spec.behavior.scaleUp = { stabilizationWindowSeconds: 0, ...UPWARDS, ...spec.behavior.scaleUp };
  spec.behavior.scaleDown = { ...DOWNWARDS, ...spec.behavior.scaleDown };
};

/** Four pods or as many again in a quarter of a minute, whichever is more. */
const UPWARDS: ScalingRules = {
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};

const DOWNWARDS: ScalingRules = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

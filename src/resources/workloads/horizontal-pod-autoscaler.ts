import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Condition } from '../metadata/condition.ts';

/** Names another object of the same namespace. */
export interface CrossVersionObjectReference {
  apiVersion?: string;
  kind: string;
  name: string;
}

interface MetricIdentifier {
  name: string;
  selector?: LabelSelectorSpec;
}

interface MetricTarget {
  type?: string;
  value?: string;
  averageValue?: string;
  averageUtilization?: number;
}

/** `spec.metrics[]` of an autoscaler; the member that the type names is set. */
export interface MetricSpec {
  type: 'ContainerResource' | 'External' | 'Object' | 'Pods' | 'Resource';
  resource?: { name: string; target: MetricTarget };
  containerResource?: { name: string; container: string; target: MetricTarget };
  pods?: { metric: MetricIdentifier; target: MetricTarget };
  object?: { metric: MetricIdentifier; describedObject: CrossVersionObjectReference; target: MetricTarget };
  external?: { metric: MetricIdentifier; target: MetricTarget };
}

/** What was measured of one metric; the member that the type names is set. */
export interface MetricStatus {
  type: string;
  resource?: { current?: MetricTarget };
  containerResource?: { current?: MetricTarget };
  pods?: { current?: MetricTarget };
  object?: { current?: MetricTarget };
  external?: { current?: MetricTarget };
}

/** How fast pods may become more or fewer. */
export interface ScalingRules {
  stabilizationWindowSeconds?: number;
  selectPolicy?: string;
  policies?: { type: string; value: number; periodSeconds: number }[];
}

/** Keeps the number of pods of a workload between two bounds, by what is measured. */
export interface HorizontalPodAutoscaler extends KubeObject {
  spec: {
    scaleTargetRef: CrossVersionObjectReference;
    minReplicas?: number;
    maxReplicas: number;
    metrics?: MetricSpec[];
    behavior?: { scaleUp?: ScalingRules; scaleDown?: ScalingRules };
  };
  status?: {
    currentReplicas?: number;
    desiredReplicas?: number;
    lastScaleTime?: string;
    currentMetrics?: MetricStatus[] | null;
    conditions?: Condition[];
  };
}

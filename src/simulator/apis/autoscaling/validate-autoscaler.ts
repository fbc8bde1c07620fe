import type { KubeObject } from '../../../resources/kube-object.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { type MetricSpec, validateMetrics, validateReference } from './validate-metrics.ts';

interface HorizontalPodAutoscaler extends KubeObject {
  spec?: {
    minReplicas?: number;
    maxReplicas?: number;
    scaleTargetRef?: { kind?: string; name?: string };
    metrics?: MetricSpec[];
    behavior?: { scaleUp?: ScalingRules; scaleDown?: ScalingRules };
  };
}

/** How fast an autoscaler may go in one direction. */
export interface ScalingRules {
  stabilizationWindowSeconds?: number;
  selectPolicy?: string;
  policies?: { type?: string; value?: number; periodSeconds?: number }[];
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/autoscaling/validation/validation.go */
export const validateAutoscaler = ({ spec = {} }: HorizontalPodAutoscaler): FieldError[] => {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef = {}, metrics = [], behavior = {} } = spec;
  return [
    ...(minReplicas < 1 ? [invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')] : []),
    ...(maxReplicas < 1 ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0')] : []),
    ...(maxReplicas < minReplicas
      ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...validateReference(scaleTargetRef, 'spec.scaleTargetRef'),
    ...validateMetrics(metrics, 'spec.metrics'),
    ...(['scaleUp', 'scaleDown'] as const).flatMap((direction) =>
      behavior[direction] === undefined ? [] : validateRules(behavior[direction], `spec.behavior.${direction}`),
    ),
  ];
};

/** Seconds: an hour, and half of one. */
const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;

const validateRules = (rules: ScalingRules, path: string): FieldError[] => {
  const { stabilizationWindowSeconds: window = 0, selectPolicy, policies = [] } = rules;
  const at = `${path}.stabilizationWindowSeconds`;
  return [
    ...(window < 0 ? [invalid(at, window, 'must be greater than or equal to zero')] : []),
    ...(window > LONGEST_WINDOW ? [invalid(at, window, `must be less than or equal to ${LONGEST_WINDOW}`)] : []),
    ...(selectPolicy === undefined
      ? []
      : validateOneOf(selectPolicy, `${path}.selectPolicy`, ['Disabled', 'Max', 'Min'])),
    ...(policies.length > 0 ? [] : [required(`${path}.policies`, 'must specify at least one Policy')]),
    ...policies.flatMap(({ type, value = 0, periodSeconds = 0 }, index) => {
      const place = `${path}.policies[${index}]`;
      return [
        ...validateOneOf(type, `${place}.type`, ['Percent', 'Pods']),
        ...(value > 0 ? [] : [invalid(`${place}.value`, value, 'must be greater than zero')]),
        ...(periodSeconds > 0 ? [] : [invalid(`${place}.periodSeconds`, periodSeconds, 'must be greater than zero')]),
        ...(periodSeconds > LONGEST_PERIOD
          ? [invalid(`${place}.periodSeconds`, periodSeconds, `must be less than or equal to ${LONGEST_PERIOD}`)]
          : []),
      ];
    }),
  ];
};

import type { KubeObject } from '../../../resources/kube-object.ts';
import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';

const METRICS = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];

type Metric = { type?: string } & Record<string, unknown>;

interface HorizontalPodAutoscaler extends KubeObject {
  spec?: {
    minReplicas?: number;
    maxReplicas?: number;
    scaleTargetRef?: { kind?: string; name?: string };
    metrics?: Metric[];
  };
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/autoscaling/validation/validation.go */
export const validateAutoscaler = ({ spec = {} }: HorizontalPodAutoscaler): FieldError[] => {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef, metrics = [] } = spec;
  return [
    ...(minReplicas < 1 ? [invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')] : []),
    ...(maxReplicas < 1 ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0')] : []),
    ...(maxReplicas < minReplicas
      ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...(scaleTargetRef?.kind ? [] : [required('spec.scaleTargetRef.kind')]),
    ...(scaleTargetRef?.name ? [] : [required('spec.scaleTargetRef.name')]),
    ...metrics.flatMap((metric, index) => validateMetric(metric, `spec.metrics[${index}]`)),
  ];
};

const validateMetric = (metric: Metric, path: string): FieldError[] => {
  const { type = '' } = metric;
  const present = METRICS.map(fieldOf).filter((field) => metric[field] !== undefined);
  const expected = METRICS.includes(type) ? fieldOf(type) : '';
  return [
    ...(type === '' ? [required(`${path}.type`, 'must specify a metric source type')] : []),
    ...(expected === '' ? [notSupported(`${path}.type`, type, METRICS)] : []),
    ...(expected !== '' && metric[expected] === undefined
      ? [required(`${path}.${expected}`, 'must populate information for the given metric source')]
      : []),
    ...(present.length > 1 || (present.length === 1 && present[0] !== expected)
      ? present
          .filter((field) => field !== expected)
          .map((field) => forbiddenField(`${path}.${field}`, 'must populate the given metric source only'))
      : []),
  ];
};

const fieldOf = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

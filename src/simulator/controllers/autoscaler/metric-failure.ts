import type { MetricSpec } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { goSelector } from '../../apimachinery/selection/go-selector.ts';

/** Why a metric has no value, in the words of the controller. */
export interface MetricFailure {
  /** Of the event and of the condition `ScalingActive`. */
  readonly reason: string;
  readonly message: string;
  /** What the sum of all failures says of it. */
  readonly summary: string;
}

const ABSENT = 'the server could not find the requested resource';
const NO_RESOURCE_METRICS = `unable to fetch metrics from resource metrics API: ${ABSENT} (get pods.metrics.k8s.io)`;
const NO_CUSTOM_METRICS =
  'unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered';

/**
 * Why a metric has no value on a cluster that serves none of the APIs for metrics.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/podautoscaler/replica_calculator.go
 */
export const metricFailure = (
  { type, resource, containerResource, pods, object, external }: MetricSpec,
  namespace: string,
): MetricFailure => {
  if (resource !== undefined && type === 'Resource') {
    const message = usageFailure(resource);
    const summary = `failed to get ${resource.name} resource metric value: ${message}`;
    return { reason: 'FailedGetResourceMetric', message, summary };
  }
  if (containerResource !== undefined && type === 'ContainerResource') {
    const message = usageFailure(containerResource);
    const summary = `failed to get ${containerResource.container} container metric value: ${message}`;
    return { reason: 'FailedGetContainerResourceMetric', message, summary };
  }
  if (pods !== undefined && type === 'Pods') {
    const message = `unable to get metric ${pods.metric.name}: ${NO_CUSTOM_METRICS}`;
    return { reason: 'FailedGetPodsMetric', message, summary: `failed to get pods metric value: ${message}` };
  }
  if (object !== undefined && type === 'Object') return objectFailure(object, namespace);
  if (external !== undefined && type === 'External') return externalFailure(external, namespace);
  const message = `unknown metric source type "${type}"`;
  return { reason: 'InvalidMetricSourceType', message, summary: message };
};

const usageFailure = ({ name, target }: NonNullable<MetricSpec['resource']>): string =>
  `failed to get ${name} ${target.averageValue === undefined ? 'utilization' : 'usage'}: unable to get metrics for resource ${name}: ${NO_RESOURCE_METRICS}`;

/** The order of the words is that of the real text. */
const objectFailure = (
  { metric, describedObject: { kind, name }, target }: NonNullable<MetricSpec['object']>,
  namespace: string,
): MetricFailure => {
  const message = `unable to get metric ${metric.name}: ${kind} on ${namespace} ${name}/${NO_CUSTOM_METRICS}`;
  const cause = target.type === 'Value' ? message : `failed to get ${metric.name} object metric: ${message}`;
  return { reason: 'FailedGetObjectMetric', message, summary: `failed to get object metric value: ${cause}` };
};

const externalFailure = (
  { metric: { name, selector }, target }: NonNullable<MetricSpec['external']>,
  namespace: string,
): MetricFailure => {
  const message = `unable to get external metric ${namespace}/${name}/${goSelector(selector)}: unable to fetch metrics from external metrics API: ${ABSENT} (get ${name}.external.metrics.k8s.io)`;
  const cause =
    target.averageValue === undefined
      ? `failed to get external metric ${name}: ${message}`
      : `failed to get ${name} external metric: ${message}`;
  return {
    reason: 'FailedGetExternalMetric',
    message,
    summary: `failed to get ${name} external metric value: ${cause}`,
  };
};

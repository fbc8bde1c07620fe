import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MetricSpec } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { metricFailure } from './metric-failure.ts';

const CUSTOM =
  'unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered';
const EXTERNAL =
  'unable to fetch metrics from external metrics API: the server could not find the requested resource (get queue.external.metrics.k8s.io)';
const RESOURCE =
  'unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';

const failures: readonly (readonly [metric: MetricSpec, reason: string, message: string, summary: string])[] = [
  [
    { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
    'FailedGetResourceMetric',
    `failed to get memory usage: unable to get metrics for resource memory: ${RESOURCE}`,
    `failed to get memory resource metric value: failed to get memory usage: unable to get metrics for resource memory: ${RESOURCE}`,
  ],
  [
    {
      type: 'ContainerResource',
      containerResource: { name: 'cpu', container: 'web', target: { type: 'Utilization', averageUtilization: 50 } },
    },
    'FailedGetContainerResourceMetric',
    `failed to get cpu utilization: unable to get metrics for resource cpu: ${RESOURCE}`,
    `failed to get web container metric value: failed to get cpu utilization: unable to get metrics for resource cpu: ${RESOURCE}`,
  ],
  [
    { type: 'Pods', pods: { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '1' } } },
    'FailedGetPodsMetric',
    `unable to get metric hits: ${CUSTOM}`,
    `failed to get pods metric value: unable to get metric hits: ${CUSTOM}`,
  ],
  [
    {
      type: 'Object',
      object: {
        metric: { name: 'hits' },
        describedObject: { kind: 'Ingress', name: 'main' },
        target: { type: 'Value', value: '1' },
      },
    },
    'FailedGetObjectMetric',
    `unable to get metric hits: Ingress on a main/${CUSTOM}`,
    `failed to get object metric value: unable to get metric hits: Ingress on a main/${CUSTOM}`,
  ],
  [
    {
      type: 'External',
      external: {
        metric: { name: 'queue', selector: { matchLabels: { b: '2', a: '1' } } },
        target: { type: 'AverageValue', averageValue: '1' },
      },
    },
    'FailedGetExternalMetric',
    `unable to get external metric a/queue/&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},MatchExpressions:[]LabelSelectorRequirement{},}: ${EXTERNAL}`,
    `failed to get queue external metric value: failed to get queue external metric: unable to get external metric a/queue/&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},MatchExpressions:[]LabelSelectorRequirement{},}: ${EXTERNAL}`,
  ],
];

for (const [metric, reason, message, summary] of failures)
  test(`what is said of a metric of type ${metric.type}`, () => {
    assert.deepEqual(metricFailure(metric, 'a'), { reason, message, summary });
  });

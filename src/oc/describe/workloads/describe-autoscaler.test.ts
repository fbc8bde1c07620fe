import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { describeAutoscaler } from './describe-autoscaler.ts';

const autoscaler: HorizontalPodAutoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'mine' },
  spec: {
    scaleTargetRef: { kind: 'Deployment', name: 'web' },
    maxReplicas: 3,
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 80 } } },
      { type: 'Pods', pods: { metric: { name: 'hits' }, target: { averageValue: '10' } } },
    ],
  },
  status: {
    currentReplicas: 2,
    desiredReplicas: 3,
    currentMetrics: [
      { type: 'Resource', resource: { current: { averageUtilization: 95, averageValue: '95m' } } },
      { type: 'Pods', pods: { current: { averageValue: '12' } } },
    ],
  },
};

test('what is measured stands before what is aimed at, by the places of both in their lists', () => {
  const text = describeAutoscaler(autoscaler, undefined, 0);
  assert.match(text, /resource cpu on pods {2}\(as a percentage of request\): +95% \(95m\) \/ 80%\n/);
  assert.match(text, /"hits" on pods: +12 \/ 10\n/);
  assert.match(text, /Deployment pods: +2 current \/ 3 desired\n/);
});

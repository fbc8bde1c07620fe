import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { horizontalPodAutoscalerCells } from './autoscaler-cells.ts';

const cell = (spec: object): unknown =>
  horizontalPodAutoscalerCells(
    {
      metadata: { name: 'h' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'd' }, ...spec },
    } as HorizontalPodAutoscaler,
    0,
  )[2];

test('an autoscaler shows two of its metrics, each as its type has it', () => {
  const resource = { type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 50 } } };
  const pods = { type: 'Pods', pods: { metric: { name: 'm' }, target: { averageValue: '1' } } };
  const external = { type: 'External', external: { metric: { name: 'm' }, target: { averageValue: '3' } } };
  assert.equal(cell({ metrics: [resource, pods] }), 'cpu: <unknown>/50%, <unknown>/1');
  assert.equal(cell({ metrics: [external, pods, resource] }), '<unknown>/3 (avg), <unknown>/1 + 1 more...');
  assert.equal(cell({ targetCPUUtilizationPercentage: 70 }), 'cpu: <unknown>/70%');
  assert.equal(cell({}), '<none>');
});

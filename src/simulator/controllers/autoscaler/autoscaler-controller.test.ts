import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind, horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { createAutoscalerController } from './autoscaler-controller.ts';

type Spec = HorizontalPodAutoscaler['spec'];

const world = async (replicas: number, spec: Partial<Spec> = {}) => {
  const plane = controlPlane();
  const { client, settle, store, catalog } = plane;
  plane.run(
    createAutoscalerController(
      (group, name) => catalog.storages.find(({ kind }) => kind.group === group && kind.kind === name)?.kind,
      [deploymentKind],
    ),
  );
  await createProject(plane, 'a');
  const labels = { app: 'web' };
  await client.create<Deployment>(deploymentKind, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'a' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
    },
  });
  await client.create<HorizontalPodAutoscaler>(horizontalPodAutoscalerKind, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'a' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 4,
      ...spec,
    },
  });
  await settle();
  const autoscaler = () => store.get('horizontalpodautoscalers.autoscaling', 'a', 'web') as HorizontalPodAutoscaler;
  const size = () => (store.get('deployments.apps', 'a', 'web') as Deployment).spec.replicas;
  const conditions = () =>
    (autoscaler().status?.conditions ?? []).map(({ type, status, reason, message }) => [type, status, reason, message]);
  const scale = async (count: number) => {
    await client.modify<Deployment>(deploymentKind, 'a', 'web', (each) => void (each.spec.replicas = count));
    await settle();
  };
  return { ...plane, autoscaler, size, conditions, scale };
};

const known = [
  'AbleToScale',
  'True',
  'SucceededGetScale',
  "the HPA controller was able to get the target's current scale",
];
const NO_METRICS =
  'unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';

test('within its bounds an autoscaler says that nobody measures', async () => {
  const { autoscaler, conditions, size, events } = await world(3);
  assert.deepEqual(conditions(), [
    known,
    [
      'ScalingActive',
      'False',
      'FailedGetResourceMetric',
      `the HPA was unable to compute the replica count: failed to get cpu utilization: ${NO_METRICS}`,
    ],
  ]);
  const { conditions: _, ...status } = autoscaler().status ?? {};
  assert.deepEqual(status, { currentReplicas: 3, desiredReplicas: 0, currentMetrics: [{ type: '' }] });
  assert.equal(size(), 3);
  assert.deepEqual(events(), [
    `HorizontalPodAutoscaler FailedGetResourceMetric failed to get cpu utilization: ${NO_METRICS}`,
    `HorizontalPodAutoscaler FailedComputeMetricsReplicas invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: ${NO_METRICS}`,
  ]);
});

const bounds: readonly (readonly [replicas: number, size: number, reason: string])[] = [
  [5, 4, 'Current number of replicas above Spec.MaxReplicas'],
  [1, 2, 'Current number of replicas below Spec.MinReplicas'],
];

for (const [replicas, expected, reason] of bounds)
  test(`${replicas} pods become ${expected}`, async () => {
    const { size, events, autoscaler, conditions } = await world(replicas);
    assert.equal(size(), expected);
    assert.ok(events().includes(`HorizontalPodAutoscaler SuccessfulRescale New size: ${expected}; reason: ${reason}`));
    assert.deepEqual(
      [autoscaler().status?.lastScaleTime, autoscaler().status?.currentReplicas, autoscaler().status?.desiredReplicas],
      ['2026-01-05T09:00:00Z', expected, expected],
    );
    assert.deepEqual(conditions()[0], known);
  });

test('a workload is brought back whenever it leaves the bounds', async () => {
  const { scale, size } = await world(3);
  await scale(9);
  assert.equal(size(), 4);
});

test('a workload that is scaled to zero is left alone', async () => {
  const { size, conditions } = await world(0);
  assert.equal(size(), 0);
  assert.deepEqual(conditions(), [
    known,
    ['ScalingActive', 'False', 'ScalingDisabled', 'scaling is disabled since the replica count of the target is zero'],
  ]);
});

const targets: readonly (readonly [target: Spec['scaleTargetRef'], message: string])[] = [
  [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'nosuch' }, 'deployments/scale.apps "nosuch" not found'],
  [{ apiVersion: 'example.com/v1', kind: 'Web', name: 'web' }, 'no matches for kind "Web" in group "example.com"'],
  [{ apiVersion: 'a/b/c', kind: 'Web', name: 'web' }, 'unexpected GroupVersion string: a/b/c'],
  [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'web' }, 'the server could not find the requested resource'],
];

for (const [scaleTargetRef, message] of targets)
  test(`an autoscaler says of its target: ${message}`, async () => {
    const { conditions, events } = await world(3, { scaleTargetRef });
    assert.deepEqual(conditions(), [
      [
        'AbleToScale',
        'False',
        'FailedGetScale',
        `the HPA controller was unable to get the target's current scale: ${message}`,
      ],
    ]);
    assert.deepEqual(events(), [`HorizontalPodAutoscaler FailedGetScale ${message}`]);
  });

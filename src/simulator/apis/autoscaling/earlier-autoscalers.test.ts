import assert from 'node:assert/strict';
import { test } from 'node:test';
import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const earlierKind = { ...horizontalPodAutoscalerKind, version: 'v1' };

type Autoscaler = KubeObject & { spec: Record<string, unknown>; status?: Record<string, unknown> };

const memory = {
  type: 'Resource',
  resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '100Mi' } },
};
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } };
const requests = {
  type: 'Object',
  object: {
    describedObject: { kind: 'Ingress', name: 'main', apiVersion: 'networking.k8s.io/v1' },
    metric: { name: 'requests' },
    target: { type: 'Value', value: '2k' },
  },
};
const queue = {
  type: 'External',
  external: {
    metric: { name: 'queue', selector: { matchLabels: { a: 'b' } } },
    target: { type: 'AverageValue', averageValue: '30' },
  },
};
const behavior = { scaleDown: { stabilizationWindowSeconds: 60 } };
const conditions = [
  {
    type: 'AbleToScale',
    status: 'True',
    lastTransitionTime: '2026-01-01T00:00:00Z',
    reason: 'SucceededGetScale',
    message: 'the HPA controller was able to get the target',
  },
];

const setUp = async (spec: object, status?: object) => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const sent = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'a', annotations: { mine: 'kept' } },
    spec: {
      minReplicas: 1,
      maxReplicas: 3,
      scaleTargetRef: { kind: 'Deployment', name: 'web', apiVersion: 'apps/v1' },
      ...spec,
    },
  };
  const made = await plane.client.create(horizontalPodAutoscalerKind, sent as KubeObject);
  if (status) await plane.client.updateStatus(horizontalPodAutoscalerKind, { ...made, status } as KubeObject);
  const read = async (kind = horizontalPodAutoscalerKind): Promise<Autoscaler> =>
    (await plane.client.get(kind, 'a', 'web')) as Autoscaler;
  return { plane, read };
};

test('what autoscaling/v1 has no fields for stands in annotations', async () => {
  const { read } = await setUp(
    { metrics: [memory, cpu, requests, queue], behavior },
    { currentReplicas: 1, desiredReplicas: 1, conditions, currentMetrics: [] },
  );
  const { metadata, spec, status } = await read(earlierKind);
  assert.equal(spec['targetCPUUtilizationPercentage'], 50);
  assert.equal(spec['behavior'], undefined);
  assert.equal(status?.['conditions'], undefined);
  const annotation = (name: string): unknown =>
    JSON.parse(metadata.annotations?.[`autoscaling.alpha.kubernetes.io/${name}`] ?? 'null');
  assert.deepEqual(annotation('metrics'), [
    { type: 'Resource', resource: { name: 'memory', targetAverageValue: '100Mi' } },
    {
      type: 'Object',
      object: {
        target: { kind: 'Ingress', name: 'main', apiVersion: 'networking.k8s.io/v1' },
        metricName: 'requests',
        targetValue: '2k',
      },
    },
    {
      type: 'External',
      external: { metricName: 'queue', metricSelector: { matchLabels: { a: 'b' } }, targetAverageValue: '30' },
    },
  ]);
  assert.deepEqual(annotation('conditions'), conditions);
  assert.equal(annotation('current-metrics'), null);
  assert.deepEqual((annotation('behavior') as Record<string, object>)['ScaleDown'], {
    StabilizationWindowSeconds: 60,
    SelectPolicy: 'Max',
    Policies: [{ Type: 'Percent', Value: 100, PeriodSeconds: 15 }],
  });
  assert.equal(metadata.annotations?.['mine'], 'kept');
});

test('a change in autoscaling/v1 keeps what that version has no fields for', async () => {
  const { plane, read } = await setUp({ metrics: [memory, cpu, requests, queue], behavior }, { conditions });
  const before = await read();
  const seen = await read(earlierKind);
  await plane.client.update(earlierKind, { ...seen, spec: { ...seen.spec, maxReplicas: 5 } } as KubeObject);
  const after = await read();
  assert.equal(after.spec['maxReplicas'], 5);
  assert.deepEqual(after.metadata.annotations, { mine: 'kept' });
  assert.deepEqual(after.spec['behavior'], before.spec['behavior']);
  assert.deepEqual(after.status?.['conditions'], conditions);
  assert.deepEqual(JSON.parse(JSON.stringify(after.spec['metrics'])), [memory, requests, queue, cpu]);
});

test('what was measured is kept in autoscaling/v1 with its raw value', async () => {
  const currentMetrics = [
    { type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 40, averageValue: '80m' } } },
  ];
  const { read } = await setUp({ metrics: [cpu] }, { currentMetrics });
  const { metadata, status } = await read(earlierKind);
  assert.equal(status?.['currentCPUUtilizationPercentage'], 40);
  assert.equal(
    metadata.annotations?.['autoscaling.alpha.kubernetes.io/current-metrics'],
    '[{"type":"Resource","resource":{"name":"cpu","currentAverageUtilization":40,"currentAverageValue":"80m"}}]',
  );
});

test('what could not be measured has no source in autoscaling/v1', async () => {
  const { read } = await setUp({ metrics: [cpu] }, { currentMetrics: [{ type: '' }], desiredReplicas: 0 });
  const earlier = await read(earlierKind);
  assert.equal(earlier.metadata.annotations?.['autoscaling.alpha.kubernetes.io/current-metrics'], '[{"type":""}]');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, podKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { schedulerWorld as world } from './scheduling/testing/scheduler-world.ts';

test('pods of one owner are spread over the nodes', async () => {
  const { place } = await world();
  assert.deepEqual([await place('a'), await place('b'), await place('c')], ['worker-0', 'worker-1', 'worker-0']);
  assert.deepEqual(
    [await place('web-1', {}, 'web'), await place('web-2', {}, 'web'), await place('web-3', {}, 'web')],
    ['worker-1', 'worker-0', 'worker-1'],
  );
});

test('a bound pod says so, with an event of events.k8s.io', async () => {
  const { place, pod, events } = await world();
  await place('web');
  assert.deepEqual(pod('web').status?.conditions, [
    { lastProbeTime: null, lastTransitionTime: '2026-01-05T09:00:00Z', status: 'True', type: 'PodScheduled' },
  ]);
  const [event] = events();
  assert.equal(event?.message, 'Successfully assigned a/web to worker-0');
  assert.deepEqual(
    [
      event?.reason,
      event?.action,
      event?.eventTime,
      event?.firstTimestamp,
      event?.count,
      event?.source,
      event?.reportingComponent,
    ],
    ['Scheduled', 'Binding', '2026-01-05T09:00:00.000000Z', null, undefined, {}, 'default-scheduler'],
  );
});

const preemption = (nodes: number): string =>
  `preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`;

const required = (key: string, operator: string, values?: string[]): Partial<PodSpec> => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator, values }] }],
      },
    },
  },
});

const refusals: readonly (readonly [
  name: string,
  nodes: Record<string, Node['spec']>,
  spec: Partial<PodSpec>,
  message: string,
])[] = [
  ['no node', {}, {}, 'no nodes available to schedule pods'],
  [
    'cordoned',
    { 'worker-0': { unschedulable: true }, 'worker-1': { unschedulable: true } },
    {},
    `0/2 nodes are available: 2 node(s) were unschedulable. ${preemption(2)}`,
  ],
  [
    'selector',
    { 'worker-0': {}, 'worker-1': {} },
    { nodeSelector: { disk: 'none' } },
    `0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. ${preemption(2)}`,
  ],
  [
    'affinity',
    { 'worker-0': {} },
    required('disk', 'In', ['hdd']),
    `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ${preemption(1)}`,
  ],
  [
    'mixed',
    {
      'worker-0': { unschedulable: true },
      'worker-1': { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] },
    },
    {},
    `0/2 nodes are available: 1 node(s) had untolerated taint {gpu: yes}, 1 node(s) were unschedulable. ${preemption(2)}`,
  ],
];

for (const [name, nodes, spec, message] of refusals) {
  test(`a pod that fits nowhere waits and says why: ${name}`, async () => {
    const { place, pod, events } = await world(nodes);
    assert.equal(await place('web', spec), undefined);
    const [condition] = pod('web').status?.conditions ?? [];
    assert.deepEqual([condition?.status, condition?.reason, condition?.message], ['False', 'Unschedulable', message]);
    assert.deepEqual(
      events().map((event) => [event.type, event.reason, event.message]),
      [['Warning', 'FailedScheduling', message]],
    );
  });
}

const placements: readonly (readonly [name: string, spec: Partial<PodSpec>])[] = [
  ['selector', { nodeSelector: { disk: 'hdd' } }],
  ['affinity', required('disk', 'NotIn', ['ssd'])],
  ['toleration', { tolerations: [{ key: 'gpu', operator: 'Exists' }], nodeSelector: { disk: 'hdd' } }],
];

for (const [name, spec] of placements) {
  test(`a pod goes where it may: ${name}`, async () => {
    const { place } = await world({
      'worker-0': {},
      'worker-1': name === 'toleration' ? { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } : {},
    });
    assert.equal(await place('web', spec), 'worker-1');
  });
}

test('a waiting pod is placed when a node opens', async () => {
  const { place, client, settled, pod } = await world({ 'worker-0': { unschedulable: true } });
  await place('web');
  await client.modify<Node>(nodeKind, undefined, 'worker-0', (node) => void delete node.spec?.unschedulable);
  await settled();
  assert.equal(pod('web').spec.nodeName, 'worker-0');
  assert.equal(pod('web').status?.conditions?.[0]?.status, 'True');
});

test('a pod that asks for more than is left waits until there is room', async () => {
  const { client, place, pod, settled } = await world();
  for (const name of ['worker-0', 'worker-1'])
    await client.modify<Node>(nodeKind, undefined, name, (node) => ({
      ...node,
      status: { allocatable: { cpu: '3500m', memory: '14Gi', pods: '2' } },
    }));
  const asking = (requests: Record<string, string>): Partial<PodSpec> => ({
    containers: [{ name: 'c', image: 'i', resources: { requests } }],
  });
  assert.equal(await place('big', asking({ cpu: '3', memory: '1Gi' })), 'worker-0');
  assert.equal(await place('large', asking({ cpu: '3', memory: '1Gi' })), 'worker-1');
  assert.equal(await place('next', asking({ cpu: '501m', memory: '20Gi' })), undefined);
  const available = '0/2 nodes are available';
  assert.equal(
    pod('next').status?.conditions?.[0]?.message,
    `${available}: 2 Insufficient cpu, 2 Insufficient memory. preemption: ${available}: 2 No preemption victims found for incoming pod.`,
  );
  assert.equal(await place('fits', asking({ cpu: '500m' })), 'worker-0');
  assert.equal(await place('one-too-many'), 'worker-1');
  assert.equal(await place('third'), undefined);
  assert.match(pod('third').status?.conditions?.[0]?.message ?? '', /^0\/2 nodes are available: 2 Too many pods\. /);
  await client.delete(podKind, 'a', 'big', { gracePeriodSeconds: 0 });
  await settled();
  assert.equal(pod('third').spec.nodeName, 'worker-0');
});

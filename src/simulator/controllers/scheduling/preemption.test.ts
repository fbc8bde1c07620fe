import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { schedulerWorld } from './testing/scheduler-world.ts';

const DEVICE = 'example.com/device';

/** Two nodes with so many devices each. */
const world = async (devices: string) => {
  const made = await schedulerWorld();
  for (const name of ['worker-0', 'worker-1'])
    await made.client.modify<Node>(nodeKind, undefined, name, (node) => ({
      ...node,
      status: { allocatable: { [DEVICE]: devices, cpu: '4' } },
    }));
  return made;
};

const asking = (devices: number, priority = 0, spec: Partial<PodSpec> = {}): Partial<PodSpec> => ({
  containers: [{ name: 'c', image: 'x', resources: { limits: { [DEVICE]: String(devices) } } }],
  priority,
  ...spec,
});

test('a device that no node has is lacking everywhere', async () => {
  const { place, pod } = await schedulerWorld();
  assert.equal(await place('a', asking(1)), undefined);
  assert.match(
    pod('a').status?.conditions?.[0]?.message ?? '',
    /^0\/2 nodes are available: 2 Insufficient example.com\/device\. /,
  );
});

test('an important pod takes the place of the least important ones', async () => {
  const { place, pod, client, events, settled } = await world('2');
  await place('high', asking(2, 100));
  await place('low', asking(1, 1));
  await place('lower', asking(1, 0));
  assert.deepEqual(
    [pod('high').spec.nodeName, pod('low').spec.nodeName, pod('lower').spec.nodeName],
    ['worker-0', 'worker-1', 'worker-1'],
  );
  assert.equal(await place('urgent', asking(1, 1000)), undefined);
  assert.deepEqual(
    ['high', 'low', 'lower'].map((name) => pod(name)?.metadata.deletionTimestamp !== undefined),
    [false, false, true],
  );
  assert.equal((pod('urgent').status as { nominatedNodeName?: string }).nominatedNodeName, 'worker-1');
  const target = pod('lower').status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
  assert.deepEqual(
    [target?.reason, target?.message],
    ['PreemptionByScheduler', 'default-scheduler: preempting to accommodate a higher priority pod'],
  );
  const preempted = events().find(({ reason }) => reason === 'Preempted');
  assert.equal(preempted?.message, `Preempted by pod ${pod('urgent').metadata.uid} on node worker-1`);
  await client.delete(podKind, 'a', 'lower', { gracePeriodSeconds: 0 });
  await settled();
  assert.equal(pod('urgent').spec.nodeName, 'worker-1');
});

for (const { name, spec, outlook } of [
  {
    name: 'as important as all others',
    spec: asking(2),
    outlook: '0/2 nodes are available: 2 No preemption victims found for incoming pod.',
  },
  {
    name: 'that leaves others alone',
    spec: asking(2, 9, { preemptionPolicy: 'Never' }),
    outlook: 'not eligible due to preemptionPolicy=Never.',
  },
])
  test(`a pod ${name} waits`, async () => {
    const { place, pod } = await world('2');
    await place('a', asking(2));
    await place('b', asking(2));
    assert.equal(await place('c', spec), undefined);
    assert.equal(
      pod('c').status?.conditions?.[0]?.message,
      `0/2 nodes are available: 2 Insufficient ${DEVICE}. preemption: ${outlook}`,
    );
    assert.ok(['a', 'b'].every((each) => pod(each).metadata.deletionTimestamp === undefined));
  });

test('of the pods that wait the most important one comes first', async () => {
  const { place, pod, client, settled } = await world('1');
  for (const name of ['a', 'b']) await place(name, asking(1, 5));
  await place('waiting', asking(1, 0));
  await place('important', asking(1, 5));
  await client.delete(podKind, 'a', 'a', { gracePeriodSeconds: 0 });
  await settled();
  assert.deepEqual([pod('important').spec.nodeName, pod('waiting').spec.nodeName], ['worker-0', undefined]);
});

test('what is freed for a pod is not taken by a less important one', async () => {
  const { place, pod, client, settled } = await world('2');
  await place('fixed', asking(2, 9));
  for (const name of ['a', 'b']) await place(name, asking(1, 0));
  await place('urgent', asking(2, 5));
  await place('replacement', asking(1, 0));
  for (const name of ['a', 'b']) {
    await client.delete(podKind, 'a', name, { gracePeriodSeconds: 0 });
    await settled();
  }
  assert.deepEqual([pod('urgent').spec.nodeName, pod('replacement').spec.nodeName], ['worker-1', undefined]);
});

test('where removing pods helps on no node, it is told of each node why not', async () => {
  const { place, pod, client } = await world('2');
  await client.modify<Node>(nodeKind, undefined, 'worker-0', (node) => ({ ...node, spec: { unschedulable: true } }));
  await place('small', asking(1, 0));
  assert.equal(await place('huge', asking(3, 9)), undefined);
  assert.equal(
    pod('huge').status?.conditions?.[0]?.message,
    `0/2 nodes are available: 1 Insufficient ${DEVICE}, 1 node(s) were unschedulable. ` +
      `preemption: 0/2 nodes are available: 1 Insufficient ${DEVICE}, 1 Preemption is not helpful for scheduling.`,
  );
});

test('a pod that takes the place of others is told what each node lacked before they went', async () => {
  const { place, events } = await world('1');
  for (const name of ['a', 'b']) await place(name, asking(1, 0, { terminationGracePeriodSeconds: 0 }));
  assert.equal(await place('urgent', asking(1, 9)), 'worker-0');
  assert.deepEqual(
    events().flatMap(({ reason, message }) => (reason === 'FailedScheduling' ? [message] : [])),
    [`0/2 nodes are available: 2 Insufficient ${DEVICE}.`],
  );
});

test('a pod for one node is told of the others that they were not asked', async () => {
  const { place, pod } = await world('1');
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: ['worker-1'] }];
  const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] } };
  assert.equal(await place('daemon', asking(2, 0, { affinity: { nodeAffinity: required } })), undefined);
  assert.match(
    pod('daemon').status?.conditions?.[0]?.message ?? '',
    new RegExp(
      `^0/2 nodes are available: 1 Insufficient ${DEVICE}, 1 node\\(s\\) didn't satisfy plugin\\(s\\) \\[NodeAffinity\\]\\. `,
    ),
  );
});

test('pods that a disruption budget spares go last', async () => {
  const { place, pod, store } = await world('1');
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'a' },
    spec: { selector: { matchLabels: { app: 'web' } }, minAvailable: 1 },
    status: { disruptionsAllowed: 0 },
  };
  store.create('poddisruptionbudgets.policy', budget);
  await place('spared', asking(1, 0), undefined, { app: 'web' });
  await place('other', asking(1, 5));
  assert.equal(await place('urgent', asking(1, 9)), undefined);
  assert.deepEqual(
    ['spared', 'other'].map((name) => pod(name).metadata.deletionTimestamp !== undefined),
    [false, true],
  );
  assert.equal(pod('urgent').status?.nominatedNodeName, 'worker-1');
});

test('where room was made for a pod, a more important one may come first', async () => {
  const { place, pod } = await world('1');
  await place('fixed', asking(1, 100));
  await place('low', asking(1, 0));
  await place('medium', asking(1, 5));
  assert.equal(pod('medium').status?.nominatedNodeName, 'worker-1');
  await place('high', asking(1, 9));
  assert.equal(pod('high').status?.nominatedNodeName, 'worker-1');
  assert.equal(pod('medium').status?.nominatedNodeName, undefined);
});

test('the room that was made for a pod is gone with the last node', async () => {
  const { place, pod, client, settled } = await world('1');
  for (const name of ['low', 'lower']) await place(name, asking(1));
  assert.equal(await place('urgent', asking(1, 1000)), undefined);
  assert.ok(pod('urgent').status?.nominatedNodeName);
  for (const name of ['worker-0', 'worker-1']) await client.delete(nodeKind, undefined, name);
  await client.delete(podKind, 'a', 'low', { gracePeriodSeconds: 0 });
  await settled();
  assert.equal(pod('urgent').status?.nominatedNodeName, undefined);
});

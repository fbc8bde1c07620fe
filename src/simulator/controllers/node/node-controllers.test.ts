import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Node, Taint } from '../../../resources/nodes/node.ts';
import { type Pod, plainPod } from '../../../resources/workloads/pod.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { type Conditions, NOW, ready, nodeControllersWorld as world } from './testing/node-controllers-world.ts';

test('a new node is closed by a taint until it is looked at', async () => {
  const plane = controlPlane();
  const created = await plane.client.create<Node>(nodeKind, {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n' },
  });
  assert.deepEqual(created.spec?.taints, [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }]);
});

test('a closed node has a taint until it is open again; those of users stay', async () => {
  const { addNode, change, taints } = await world();
  await addNode('worker-0');
  const own: Taint = { key: 'gpu', value: 'yes', effect: 'NoSchedule' };
  await change('worker-0', { unschedulable: true, taints: [own] });
  assert.deepEqual(taints('worker-0'), [
    own,
    { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule', timeAdded: NOW },
  ]);
  await change('worker-0', { unschedulable: false });
  assert.deepEqual(taints('worker-0'), [own]);
});

const states: readonly (readonly [condition: Conditions[number], taints: string[]])[] = [
  [ready('True'), []],
  [ready('False'), ['node.kubernetes.io/not-ready:NoSchedule', 'node.kubernetes.io/not-ready:NoExecute']],
  [ready('Unknown'), ['node.kubernetes.io/unreachable:NoSchedule', 'node.kubernetes.io/unreachable:NoExecute']],
  [{ type: 'DiskPressure', status: 'True' }, ['node.kubernetes.io/disk-pressure:NoSchedule']],
  [{ type: 'MemoryPressure', status: 'Unknown' }, []],
  [{ type: 'PIDPressure', status: 'True' }, ['node.kubernetes.io/pid-pressure:NoSchedule']],
  [{ type: 'NetworkUnavailable', status: 'True' }, ['node.kubernetes.io/network-unavailable:NoSchedule']],
];

for (const [condition, expected] of states)
  test(`the taints of a node that is ${condition.type} ${condition.status}`, async () => {
    const { addNode, tell, taints } = await world();
    await addNode('worker-0');
    await tell('worker-0', [condition]);
    assert.deepEqual(
      taints('worker-0').map(({ key, effect }) => `${key}:${effect}`),
      expected,
    );
  });

test('the old label for the architecture follows the new one', async () => {
  const { client, addNode, settle, node } = await world();
  await addNode('worker-0');
  await client.modify<Node>(nodeKind, undefined, 'worker-0', ({ metadata }) => {
    metadata.labels = { 'kubernetes.io/arch': 'arm64', 'beta.kubernetes.io/arch': 'amd64' };
  });
  await settle();
  assert.equal(node('worker-0').metadata.labels?.['beta.kubernetes.io/arch'], 'arm64');
});

test('pods that do not tolerate a taint go at once, others when their time is over', async () => {
  const { addNode, change, runPod, pods, advance, events } = await world();
  await addNode('worker-0');
  await runPod('plain');
  await runPod('for-a-while', [{ key: 'sick', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }]);
  await runPod('for-ever', [{ operator: 'Exists' }]);
  await change('worker-0', { taints: [{ key: 'sick', value: 'yes', effect: 'NoExecute' }] });
  assert.deepEqual(pods(), ['for-a-while', 'for-ever']);
  await advance(59_000);
  assert.deepEqual(pods(), ['for-a-while', 'for-ever']);
  await advance(1_000);
  assert.deepEqual(pods(), ['for-ever']);
  assert.deepEqual(
    events()
      .filter((event) => event.includes('TaintManagerEviction'))
      .toSorted(),
    [
      'Pod TaintManagerEviction Marking for deletion Pod a/for-a-while',
      'Pod TaintManagerEviction Marking for deletion Pod a/plain',
    ],
  );
});

test('a pod stays when the taint goes in time', async () => {
  const { addNode, change, runPod, pods, advance, events } = await world();
  await addNode('worker-0');
  await runPod('web', [{ key: 'sick', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }]);
  await change('worker-0', { taints: [{ key: 'sick', effect: 'NoExecute' }] });
  await advance(30_000);
  await change('worker-0', { taints: [] });
  await advance(300_000);
  assert.deepEqual(pods(), ['web']);
  assert.ok(events().includes('Pod TaintManagerEviction Cancelling deletion of Pod a/web'));
});

test('what is removed because of a taint says so', async () => {
  const { addNode, change, runPod, client, store, settle } = await world();
  await addNode('worker-0');
  await runPod('web');
  await client.modify<Pod>(podKind, 'a', 'web', ({ metadata }) => void (metadata.finalizers = ['example.com/keep']));
  await change('worker-0', { taints: [{ key: 'sick', effect: 'NoExecute' }] });
  await settle();
  const { reason, message } =
    conditionOf((store.get('pods', 'a', 'web') as Pod).status?.conditions, 'DisruptionTarget') ?? {};
  assert.deepEqual([reason, message], ['DeletionByTaintManager', 'Taint manager: deleting due to NoExecute taint']);
});

test('a node without kubelet falls silent, and its pods are removed five minutes later', async () => {
  const { addNode, tell, node, taints, advance, events, client, settle, pods } = await world();
  await addNode('laptop');
  await tell('laptop', [ready('True')]);
  const pod = plainPod({ name: 'web', namespace: 'a' }, 'web:1');
  pod.spec.nodeName = 'laptop';
  await client.create(podKind, pod);
  await settle();
  await advance(49_000);
  assert.deepEqual(taints('laptop'), []);
  await advance(1_000);
  assert.deepEqual(
    node('laptop').status?.conditions?.map(({ type, status, reason }) => [type, status, reason]),
    [
      ['Ready', 'Unknown', 'NodeStatusUnknown'],
      ['MemoryPressure', 'Unknown', 'NodeStatusNeverUpdated'],
      ['DiskPressure', 'Unknown', 'NodeStatusNeverUpdated'],
      ['PIDPressure', 'Unknown', 'NodeStatusNeverUpdated'],
    ],
  );
  assert.deepEqual(
    taints('laptop').map(({ key, effect }) => `${key}:${effect}`),
    ['node.kubernetes.io/unreachable:NoSchedule', 'node.kubernetes.io/unreachable:NoExecute'],
  );
  for (const text of [
    'Node RegisteredNode Node laptop event: Registered Node laptop in Controller',
    'Node NodeNotReady Node laptop status is now: NodeNotReady',
    'Pod NodeNotReady Node is not ready',
  ])
    assert.ok(events().includes(text), text);
  await advance(299_000);
  assert.deepEqual(pods(), ['web']);
  await advance(1_000);
  assert.deepEqual(pods(), []);
});

test('a node that goes on telling of itself is well, and one that has a kubelet here always', async () => {
  const { addNode, tell, taints, advance } = await world();
  for (const name of ['laptop', 'worker-0']) {
    await addNode(name);
    await tell(name, [ready('True')]);
  }
  await advance(40_000);
  await tell('laptop', [ready('True', '2026-01-05T09:00:40Z')]);
  await advance(40_000);
  assert.deepEqual([taints('laptop'), taints('worker-0')], [[], []]);
});

test('the pods of a node that was deleted go a while later', async () => {
  const { addNode, client, runPod, pods, advance } = await world();
  await addNode('worker-0');
  await runPod('web');
  await client.delete(nodeKind, undefined, 'worker-0');
  await advance(39_000);
  assert.deepEqual(pods(), ['web']);
  await advance(1_000);
  assert.deepEqual(pods(), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSetKind, nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createNodeLifecycleController } from '../node/node-lifecycle-controller.ts';
import { nodeOf } from './daemon-pod.ts';
import { createDaemonSetController } from './daemon-set-controller.ts';

const daemonSet = (nodeSelector?: Record<string, string>): DaemonSet => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', namespace: 'a' },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { nodeSelector, containers: [{ name: 'c', image: 'agent:1' }] },
    },
  },
});

const cluster = async (nodeSelector?: Record<string, string>) => {
  const plane = controlPlane(createNodeLifecycleController(), createDaemonSetController());
  plane.run({
    ...instantNode,
    reconcile: async (key, context) => {
      const pod = context.listers.of<Pod>(podKind).get('a', key.slice(2));
      if (pod === undefined || pod.spec.nodeName || pod.metadata.deletionTimestamp)
        return instantNode.reconcile(key, context);
      const target = { name: nodeOf(pod) };
      await context.client.createAt(podKind, 'a', pod.metadata.name, 'binding', {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name: pod.metadata.name },
        target,
      } as never);
    },
  });
  await createProject(plane, 'a');
  const addNode = async (name: string, labels: Record<string, string> = {}) => {
    await plane.client.create(nodeKind, { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } });
    await plane.settle();
  };
  await addNode('worker-0', { tier: 'web' });
  await addNode('worker-1');
  await plane.client.create(daemonSetKind, daemonSet(nodeSelector));
  await plane.settle();
  const nodes = async () => (await plane.client.list<Pod>(podKind, 'a')).map(({ spec }) => spec.nodeName).toSorted();
  return { ...plane, addNode, nodes };
};

test('every node gets a pod, also one that comes later', async () => {
  const { client, addNode, nodes } = await cluster();
  await addNode('worker-2');
  assert.deepEqual(await nodes(), ['worker-0', 'worker-1', 'worker-2']);
  assert.deepEqual((await client.get<DaemonSet>(daemonSetKind, 'a', 'agent')).status, {
    observedGeneration: 1,
    currentNumberScheduled: 3,
    desiredNumberScheduled: 3,
    numberMisscheduled: 0,
    numberReady: 3,
    numberAvailable: 3,
    updatedNumberScheduled: 3,
  });
});

test('a node selector chooses the nodes', async () => {
  const { nodes, client, settle } = await cluster({ tier: 'web' });
  assert.deepEqual(await nodes(), ['worker-0']);
  await client.modify(nodeKind, undefined, 'worker-0', ({ metadata }) => void (metadata.labels = {}));
  await settle();
  assert.deepEqual(await nodes(), []);
});

test('each term of an affinity chooses nodes, and the pod asks for its own', async () => {
  const { nodes, client, settle, addNode } = await cluster();
  await addNode('worker-2');
  const byName = { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['worker-1'] }] };
  const byLabel = { matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }] };
  await client.modify<DaemonSet>(daemonSetKind, 'a', 'agent', ({ spec }) => {
    spec.template.spec.affinity = {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [byLabel, byName] } },
    };
  });
  await settle();
  assert.deepEqual(await nodes(), ['worker-0', 'worker-1']);
  const pods = await client.list<Pod>(podKind, 'a');
  assert.deepEqual(
    pods.map(({ spec }) => spec.affinity),
    pods.map(({ spec }) => ({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [spec.nodeName] }] }],
        },
      },
    })),
  );
});

test('pods that cannot be made do not hide those that are there', async () => {
  const { client, machinery, addNode } = await cluster();
  machinery.validation.push(({ kind, operation }) => {
    if (kind === podKind && operation === 'CREATE') throw forbidden(podKind, '', 'too many pods');
  });
  await addNode('worker-2');
  const { status } = await client.get<DaemonSet>(daemonSetKind, 'a', 'agent');
  assert.deepEqual([status?.desiredNumberScheduled, status?.currentNumberScheduled, status?.numberReady], [3, 2, 2]);
});

test('a new template replaces the pods', async () => {
  const { client, settle } = await cluster();
  await client.modify<DaemonSet>(
    daemonSetKind,
    'a',
    'agent',
    ({ spec }) => void ((spec.template.spec.containers[0] as { image: string }).image = 'agent:2'),
  );
  await settle();
  const pods = await client.list<Pod>(podKind, 'a');
  assert.deepEqual(
    pods.map(({ spec }) => spec.containers[0]?.image),
    ['agent:2', 'agent:2'],
  );
});

test('with maxSurge the new pod is there before the old one goes', async () => {
  const { client, settle } = await cluster();
  await client.modify<DaemonSet>(daemonSetKind, 'a', 'agent', ({ spec }) => {
    spec.updateStrategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
    (spec.template.spec.containers[0] as { image: string }).image = 'agent:2';
  });
  await settle();
  const pods = await client.list<Pod>(podKind, 'a');
  assert.deepEqual(
    pods.map(({ spec }) => spec.containers[0]?.image),
    ['agent:2', 'agent:2'],
  );
  assert.equal((await client.get<DaemonSet>(daemonSetKind, 'a', 'agent')).status?.numberAvailable, 2);
});

test('a taint against new pods leaves those that run, one against all drives them out', async () => {
  const { client, settle, nodes } = await cluster();
  const taint = async (effect: 'NoSchedule' | 'NoExecute'): Promise<void> => {
    await client.modify<Node>(nodeKind, undefined, 'worker-0', (node) => {
      node.spec = { ...node.spec, taints: [{ key: 'maintenance', effect }] };
    });
    await settle();
  };
  await taint('NoSchedule');
  assert.deepEqual(await nodes(), ['worker-0', 'worker-1']);
  const { status } = await client.get<DaemonSet>(daemonSetKind, 'a', 'agent');
  assert.deepEqual([status?.desiredNumberScheduled, status?.numberMisscheduled], [1, 1]);
  await taint('NoExecute');
  assert.deepEqual(await nodes(), ['worker-1']);
});

test('a pod that fails is replaced, later each time, and told of', async () => {
  const { client, settle, advance, events } = await cluster({ tier: 'web' });
  const fail = async (): Promise<string | undefined> => {
    const [pod] = await client.list<Pod>(podKind, 'a');
    const name = pod?.metadata.name ?? '';
    await client.modify<Pod>(
      podKind,
      'a',
      name,
      (each) => void (each.status = { ...each.status, phase: 'Failed' }),
      'status',
    );
    await settle();
    return name;
  };
  const first = await fail();
  const present = async () => (await client.list<Pod>(podKind, 'a')).map(({ metadata }) => metadata.name);
  assert.ok(!(await present()).includes(first ?? ''));
  assert.ok(
    events().includes(
      `DaemonSet FailedDaemonPod Found failed daemon pod a/${first} on node worker-0, will try to kill it`,
    ),
  );
  const second = await fail();
  assert.deepEqual(await present(), [second]);
  await advance(1000);
  assert.ok(!(await present()).includes(second ?? ''));
});

test('a pod that has ended is replaced though a finalizer keeps it', async () => {
  const { client, settle } = await cluster({ tier: 'web' });
  const [pod] = await client.list<Pod>(podKind, 'a');
  const name = pod?.metadata.name ?? '';
  await client.modify<Pod>(podKind, 'a', name, ({ metadata }) => void (metadata.finalizers = ['example.com/keep']));
  const end = (each: Pod): void => void (each.status = { ...each.status, phase: 'Succeeded' });
  await client.modify<Pod>(podKind, 'a', name, end, 'status');
  await settle();
  assert.equal((await client.list<Pod>(podKind, 'a')).length, 2);
  const { status } = await client.get<DaemonSet>(daemonSetKind, 'a', 'agent');
  assert.deepEqual([status?.currentNumberScheduled, status?.numberReady], [1, 1]);
});

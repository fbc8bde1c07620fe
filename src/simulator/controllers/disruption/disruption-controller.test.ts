import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  deploymentKind,
  kinds,
  podDisruptionBudgetKind,
  podKind,
  replicaSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { controllerReference } from '../controller-reference.ts';
import { createReplicaSetController } from '../replica-set/replica-set-controller.ts';
import { createDisruptionController } from './disruption-controller.ts';

const labels = { app: 'web' };
const findKind = (group: string, name: string) => kinds.find((each) => each.group === group && each.kind === name);

const cluster = async (budget: PodDisruptionBudget['spec']) => {
  const plane = controlPlane(createReplicaSetController(), createDisruptionController(findKind), instantNode);
  await createProject(plane, 'a');
  const template = { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'web:1' }] } };
  await plane.client.create<ReplicaSet>(replicaSetKind, {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web', namespace: 'a' },
    spec: { replicas: 3, selector: { matchLabels: labels }, template },
  });
  await plane.client.create<PodDisruptionBudget>(podDisruptionBudgetKind, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'b', namespace: 'a' },
    spec: { selector: { matchLabels: labels }, ...budget },
  });
  await plane.settle();
  const read = async () => (await plane.client.get<PodDisruptionBudget>(podDisruptionBudgetKind, 'a', 'b')).status;
  const status = await read();
  const evict = async () => {
    const [pod] = await plane.client.list<Pod>(podKind, 'a');
    const name = pod?.metadata.name ?? '';
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: 'a' } };
    return plane.client.createAt(podKind, 'a', name, 'eviction', eviction);
  };
  return { ...plane, read, status, evict };
};

for (const [spec, allowed, desired] of [
  [{ minAvailable: 2 }, 1, 2],
  [{ minAvailable: '50%' }, 1, 2],
  [{ maxUnavailable: 2 }, 2, 1],
  [{ minAvailable: 3 }, 0, 3],
] as const) {
  test(`${JSON.stringify(spec)} of three pods lets ${allowed} go`, async () => {
    const { status } = await cluster(spec);
    const { disruptionsAllowed, desiredHealthy, currentHealthy, expectedPods } = status ?? {};
    assert.deepEqual([disruptionsAllowed, desiredHealthy, currentHealthy, expectedPods], [allowed, desired, 3, 3]);
  });
}

test('a deployment counts once, with its own size', async () => {
  const { client, settle, read } = await cluster({ maxUnavailable: 1 });
  const template = { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'web:1' }] } };
  const owner = await client.create(deploymentKind, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'a' },
    spec: { replicas: 7, selector: { matchLabels: labels }, template },
  } as KubeObject);
  await client.modify(replicaSetKind, 'a', 'web', ({ metadata }) => {
    metadata.ownerReferences = [controllerReference(owner)];
  });
  await client.delete(podKind, 'a', (await client.list<Pod>(podKind, 'a'))[0]?.metadata.name ?? '');
  await settle();
  assert.deepEqual(((status) => [status?.expectedPods, status?.desiredHealthy])(await read()), [7, 6]);
});

test('pods that nobody controls are told of, and those of an unknown workload let nothing go', async () => {
  const { client, settle, read, events } = await cluster({ maxUnavailable: 1 });
  const pod = (name: string, kind?: string): KubeObject =>
    ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace: 'a',
        labels,
        ...(kind && { ownerReferences: [{ apiVersion: 'batch/v1', kind, name: 'x', uid: 'x', controller: true }] }),
      },
      spec: { containers: [{ name: 'c', image: 'web:1' }], schedulerName: 'nobody' },
    }) as KubeObject;
  await client.modify(replicaSetKind, 'a', 'web', (set) => void ((set as ReplicaSet).spec.replicas = 0));
  await settle();
  // A replica set would adopt a pod that nobody controls.
  await client.delete(replicaSetKind, 'a', 'web');
  await client.create(podKind, pod('alone'));
  await settle();
  assert.ok(events().some((event) => event.includes('UnmanagedPods Pods selected by this PodDisruptionBudget')));
  await client.create(podKind, pod('worker', 'Job'));
  await settle();
  const status = await read();
  const [condition] = status?.conditions ?? [];
  assert.equal(status?.disruptionsAllowed, 0);
  assert.deepEqual(
    [condition?.reason, condition?.message],
    ['SyncFailed', 'jobs.batch does not implement the scale subresource'],
  );
});

test('a pod that does not go after its eviction is told of, and counts again', async () => {
  const { client, advance, read, clock, events } = await cluster({ minAvailable: 2 });
  const name = (await client.list<Pod>(podKind, 'a'))[0]?.metadata.name ?? '';
  await client.modify<PodDisruptionBudget>(
    podDisruptionBudgetKind,
    'a',
    'b',
    ({ status }) => void Object.assign(status ?? {}, { disruptedPods: { [name]: timestamp(clock.now()) } }),
    'status',
  );
  await advance(60_000);
  assert.equal((await read())?.disruptionsAllowed, 0);
  await advance(61_000);
  assert.deepEqual([(await read())?.disruptionsAllowed, (await read())?.disruptedPods], [1, undefined]);
  assert.ok(events().includes("Pod NotDeleted Pod was expected by PDB a/a to be deleted but it wasn't"));
});

test('an eviction that the budget allows deletes the pod, another is refused', async () => {
  await (await cluster({ minAvailable: 2 })).evict();
  await assert.rejects((await cluster({ minAvailable: 3 })).evict(), {
    code: 429,
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podDisruptionBudgetKind, podKind, replicaSetKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/pod-disruption-budget.ts';
import type { ReplicaSet } from '../../../resources/replica-set.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createReplicaSetController } from '../replica-set/replica-set-controller.ts';
import { createDisruptionController } from './disruption-controller.ts';

const labels = { app: 'web' };

const cluster = async (budget: PodDisruptionBudget['spec']) => {
  const plane = controlPlane(createReplicaSetController(), createDisruptionController(), instantNode);
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
  const { status } = await plane.client.get<PodDisruptionBudget>(podDisruptionBudgetKind, 'a', 'b');
  const evict = async () => {
    const [pod] = await plane.client.list<Pod>(podKind, 'a');
    const name = pod?.metadata.name ?? '';
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: 'a' } };
    return plane.client.createAt(podKind, 'a', name, 'eviction', eviction);
  };
  return { status, evict };
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

test('an eviction that the budget allows deletes the pod, another is refused', async () => {
  await (await cluster({ minAvailable: 2 })).evict();
  await assert.rejects((await cluster({ minAvailable: 3 })).evict(), {
    code: 429,
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
  });
});

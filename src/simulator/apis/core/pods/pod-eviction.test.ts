import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podDisruptionBudgetKind, podKind } from '../../../../resources/kinds/kinds.ts';
import { type Pod, plainPod } from '../../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../../resources/workloads/pod-disruption-budget.ts';
import { controlPlane, createProject } from '../../../testing/control-plane.ts';

type Status = NonNullable<PodDisruptionBudget['status']>;

const HEALTHY: Status = {
  observedGeneration: 1,
  disruptionsAllowed: 1,
  currentHealthy: 3,
  desiredHealthy: 2,
  expectedPods: 3,
};

/** Two ready pods on a node, and budgets that cover them, of which each has the given status. */
const cluster = async (...budgets: readonly (Partial<Status> & { policy?: string })[]) => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  for (const name of ['p', 'q']) {
    const pod = plainPod({ name, namespace: 'a', labels: { app: 'web' } }, 'web:1');
    pod.spec.nodeName = 'worker-0';
    await plane.client.create<Pod>(podKind, pod);
    const running = (current: Pod): void => {
      current.status = { ...current.status, phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
    };
    await plane.client.modify<Pod>(podKind, 'a', name, running, 'status');
  }
  for (const [index, { policy, ...status }] of budgets.entries()) {
    await plane.client.create<PodDisruptionBudget>(podDisruptionBudgetKind, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: `b${index}`, namespace: 'a' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        minAvailable: 2,
        ...(policy && { unhealthyPodEvictionPolicy: policy as 'AlwaysAllow' }),
      },
    });
    const written = (current: PodDisruptionBudget): void => void (current.status = { ...HEALTHY, ...status });
    await plane.client.modify<PodDisruptionBudget>(podDisruptionBudgetKind, 'a', `b${index}`, written, 'status');
  }
  const evict = (name: string, more: object = {}) =>
    plane.client.createAt(podKind, 'a', name, 'eviction', {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name, namespace: 'a' },
      ...more,
    });
  const budget = () => plane.client.get<PodDisruptionBudget>(podDisruptionBudgetKind, 'a', 'b0');
  const pod = (name: string) => plane.client.get<Pod>(podKind, 'a', name);
  return { ...plane, evict, budget, pod };
};

test('an evicted pod says why it goes', async () => {
  const { evict, pod } = await cluster();
  await evict('p');
  const { metadata, status } = await pod('p');
  assert.ok(metadata.deletionTimestamp);
  assert.deepEqual(status?.conditions?.at(-1), {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    lastProbeTime: null,
    lastTransitionTime: '2026-01-05T09:00:00Z',
  });
});

test('each eviction uses up what the budget allows, before the budget is counted anew', async () => {
  const { evict, budget } = await cluster({});
  await evict('p');
  const { status } = await budget();
  assert.equal(status?.disruptionsAllowed, 0);
  assert.deepEqual(status?.disruptedPods, { p: '2026-01-05T09:00:00Z' });
  await assert.rejects(evict('q'), {
    code: 429,
    reason: 'TooManyRequests',
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    details: {
      causes: [
        {
          reason: 'DisruptionBudget',
          message: 'The disruption budget b0 needs 2 healthy pods and has 3 currently',
        },
      ],
    },
  });
});

test('a budget that was changed since it was counted makes the client come again', async () => {
  const { evict } = await cluster({ observedGeneration: 0 });
  await assert.rejects(evict('p'), {
    code: 429,
    details: {
      retryAfterSeconds: 10,
      causes: [
        {
          reason: 'DisruptionBudget',
          message: 'The disruption budget b0 is still being processed by the server.',
        },
      ],
    },
  });
});

test('two budgets for one pod are more than an eviction can heed', async () => {
  const { evict } = await cluster({}, {});
  await assert.rejects(evict('p'), {
    code: 500,
    message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
  });
});

for (const [name, status, goes] of [
  ['goes when enough others are healthy', { disruptionsAllowed: 0 }, true],
  ['stays when they are not', { disruptionsAllowed: 0, currentHealthy: 1 }, false],
  ['goes when its budget always allows it', { disruptionsAllowed: 0, currentHealthy: 1, policy: 'AlwaysAllow' }, true],
] as const) {
  test(`a pod that is not ready ${name}`, async () => {
    const { evict, client, budget } = await cluster(status);
    const unready = (current: Pod): void => void (current.status = { ...current.status, conditions: [] });
    await client.modify<Pod>(podKind, 'a', 'p', unready, 'status');
    if (goes) await evict('p');
    else await assert.rejects(evict('p'), { code: 429 });
    assert.equal((await budget()).status?.disruptedPods, undefined);
  });
}

test('a finished pod goes whatever its budget says', async () => {
  const { evict, client } = await cluster({ disruptionsAllowed: 0 });
  const finished = (current: Pod): void => void (current.status = { ...current.status, phase: 'Failed' });
  await client.modify<Pod>(podKind, 'a', 'p', finished, 'status');
  await evict('p');
});

test('a dry run changes nothing', async () => {
  const { evict, pod, budget } = await cluster({});
  await evict('p', { deleteOptions: { dryRun: ['All'] } });
  assert.equal((await pod('p')).metadata.deletionTimestamp, undefined);
  assert.equal((await budget()).status?.disruptionsAllowed, 1);
});

test('the name in the body must be that in the path', async () => {
  const { evict } = await cluster();
  await assert.rejects(evict('p', { metadata: { name: 'q', namespace: 'a' } }), {
    code: 400,
    message: 'name in URL does not match name in Eviction object',
  });
});

test('an eviction of a certain revision finds that revision, or nothing goes', async () => {
  const { evict, pod } = await cluster();
  const of = (resourceVersion: string) => ({ deleteOptions: { preconditions: { resourceVersion } } });
  await assert.rejects(evict('p', of('1')), { code: 409 });
  assert.equal((await pod('p')).status?.conditions?.length, 1);
  await evict('p', of((await pod('p')).metadata.resourceVersion ?? ''));
  assert.ok((await pod('p')).metadata.deletionTimestamp);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Job, JobSpec } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject, nodeThatRuns } from '../../testing/control-plane.ts';
import { createJobController } from './job-controller.ts';

const run = async (phase: 'Running' | 'Succeeded' | 'Failed', spec: Partial<JobSpec> = {}) => {
  const plane = controlPlane(
    createJobController(),
    nodeThatRuns(() => phase),
  );
  await createProject(plane, 'a');
  const template = { metadata: {}, spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'task:1' }] } };
  await plane.client.create<Job>(jobKind, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', namespace: 'a' },
    spec: { template, ...spec },
  });
  await plane.settle();
  return {
    ...plane,
    status: async () => (await plane.client.get<Job>(jobKind, 'a', 'j')).status,
    pods: () => plane.client.list<Pod>(podKind, 'a'),
  };
};

test('a running job counts its pods, as recorded on a cluster', async () => {
  const { status, pods } = await run('Running');
  assert.deepEqual(await status(), {
    active: 1,
    ready: 1,
    startTime: '2026-01-05T09:00:00Z',
    terminating: 0,
    uncountedTerminatedPods: {},
  });
  const [pod] = await pods();
  assert.deepEqual(pod?.metadata.finalizers, ['batch.kubernetes.io/job-tracking']);
  assert.deepEqual(Object.keys(pod?.metadata.labels ?? {}).toSorted(), [
    'batch.kubernetes.io/controller-uid',
    'batch.kubernetes.io/job-name',
    'controller-uid',
    'job-name',
  ]);
});

test('enough successes complete a job', async () => {
  const { status, events, pods } = await run('Succeeded', { completions: 3, parallelism: 2 });
  const { succeeded, conditions, completionTime } = (await status()) ?? {};
  assert.deepEqual([succeeded, completionTime], [3, '2026-01-05T09:00:00Z']);
  assert.deepEqual(
    conditions?.map(({ type, reason }) => `${type} ${reason}`),
    ['SuccessCriteriaMet CompletionsReached', 'Complete CompletionsReached'],
  );
  assert.ok(events().includes('Job Completed Job completed'));
  assert.ok((await pods()).every(({ metadata }) => metadata.finalizers === undefined));
});

test('failures are repeated after growing delays until there are too many', async () => {
  const { status, advance, events, pods } = await run('Failed', { backoffLimit: 2 });
  assert.equal((await pods()).length, 1);
  await advance(10_000);
  assert.equal((await pods()).length, 2);
  await advance(20_000);
  const { failed, conditions } = (await status()) ?? {};
  assert.equal(failed, 3);
  assert.deepEqual(
    conditions?.map(({ type, reason }) => `${type} ${reason}`),
    ['FailureTarget BackoffLimitExceeded', 'Failed BackoffLimitExceeded'],
  );
  assert.ok(events().includes('Job BackoffLimitExceeded Job has reached the specified backoff limit'));
});

test('a job that takes too long is stopped', async () => {
  const { status, advance, pods } = await run('Running', { activeDeadlineSeconds: 60 });
  await advance(60_000);
  assert.equal((await status())?.conditions?.at(-1)?.reason, 'DeadlineExceeded');
  assert.deepEqual(await pods(), []);
});

test('indexed jobs number their pods', async () => {
  const { pods } = await run('Running', { completionMode: 'Indexed', completions: 2, parallelism: 2 });
  assert.deepEqual(
    (await pods()).map(({ metadata }) => metadata.annotations?.['batch.kubernetes.io/job-completion-index']).toSorted(),
    ['0', '1'],
  );
});

test('a finished job with a time to live disappears', async () => {
  const { client, advance } = await run('Succeeded', { ttlSecondsAfterFinished: 30 });
  await advance(30_000);
  const left = await client.list(jobKind, 'a');
  assert.ok(left.every(({ metadata }) => metadata.deletionTimestamp !== undefined));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Job, JobSpec } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { controlPlane, createProject, nodeThatRuns } from '../../testing/control-plane.ts';
import { createJobController } from './job-controller.ts';
import { createTrackedPodController } from './tracked-pod-controller.ts';

const INDEX = 'batch.kubernetes.io/job-completion-index';

/** Ends the container of every pod that runs with a code, or lets it run. */
const exitWith = (codeOf: (pod: Pod) => number | undefined): Controller => ({
  name: 'exits',
  watches: [watchSelf(podKind)],
  reconcile: async (key, { client, listers, clock }) => {
    const pod = byKey(listers.of<Pod>(podKind), key);
    const exitCode = pod === undefined ? undefined : codeOf(pod);
    if (pod?.status?.phase !== 'Running' || exitCode === undefined) return;
    const { namespace, name } = pod.metadata;
    const state = { terminated: { exitCode, finishedAt: timestamp(clock.now()) } };
    await client.modify<Pod>(
      podKind,
      namespace,
      name,
      (current) => {
        const containerStatuses = [{ name: 'c', ready: false, restartCount: 0, image: '', imageID: '', state }];
        current.status = { ...current.status, phase: exitCode === 0 ? 'Succeeded' : 'Failed', containerStatuses };
      },
      'status',
    );
  },
});

const run = async (codeOf: (pod: Pod) => number | undefined, spec: Partial<JobSpec>) => {
  const plane = controlPlane(
    createJobController(),
    createTrackedPodController(),
    nodeThatRuns(() => 'Running'),
    exitWith(codeOf),
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
  const job = (): Promise<Job> => plane.client.get<Job>(jobKind, 'a', 'j');
  return {
    ...plane,
    job,
    status: async () => (await job()).status,
    pods: () => plane.client.list<Pod>(podKind, 'a'),
    change: async (spec: Partial<JobSpec>) => {
      await plane.client.modify<Job>(jobKind, 'a', 'j', (current) => void Object.assign(current.spec, spec));
      await plane.settle();
    },
    conditions: async () =>
      (await job()).status?.conditions?.map(({ type, reason, message }) => [type, reason, message]),
  };
};

const indexOf = ({ metadata }: Pod): number => Number(metadata.annotations?.[INDEX]);

test('indexed jobs tell which indexes are done and give their pods names, hosts and numbers', async () => {
  const { status, pods } = await run((pod) => (indexOf(pod) === 3 ? undefined : 0), {
    completionMode: 'Indexed',
    completions: 5,
    parallelism: 5,
  });
  assert.deepEqual([(await status())?.completedIndexes, (await status())?.succeeded], ['0-2,4', 4]);
  const pod = (await pods()).find((each) => indexOf(each) === 3);
  assert.match(pod?.metadata.name ?? '', /^j-3-\w{5}$/);
  assert.equal(pod?.spec.hostname, 'j-3');
  assert.equal(pod?.metadata.labels?.[INDEX], '3');
});

test('an exit code can fail a whole job at once', async () => {
  const { conditions, events, pods } = await run(() => 42, {
    podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] },
  });
  const name = (await pods())[0]?.metadata.name;
  const message = `Container c for pod a/${name} failed with exit code 42 matching FailJob rule at index 0`;
  assert.deepEqual(await conditions(), [
    ['FailureTarget', 'PodFailurePolicy', message],
    ['Failed', 'PodFailurePolicy', message],
  ]);
  assert.ok(events().includes(`Job PodFailurePolicy ${message}`));
});

test('ignored failures do not count, but delay the next pod', async () => {
  const { status, advance, pods } = await run(() => 7, {
    backoffLimit: 0,
    podFailurePolicy: { rules: [{ action: 'Ignore', onExitCodes: { operator: 'NotIn', values: [1] } }] },
  });
  assert.deepEqual([(await status())?.failed, (await pods()).length], [undefined, 1]);
  await advance(10_000);
  assert.equal((await pods()).length, 2);
});

test('a limit of failures by index fails that index alone, and the job at its end', async () => {
  const { status, conditions, advance, pods } = await run((pod) => (indexOf(pod) === 1 ? 1 : 0), {
    completionMode: 'Indexed',
    completions: 3,
    parallelism: 3,
    backoffLimitPerIndex: 1,
  });
  assert.deepEqual([(await status())?.completedIndexes, (await status())?.failedIndexes], ['0,2', '']);
  await advance(10_000);
  const last = (await pods()).filter((pod) => indexOf(pod) === 1);
  assert.deepEqual(
    last.map(({ metadata }) => metadata.annotations?.['batch.kubernetes.io/job-index-failure-count']).toSorted(),
    ['0', '1'],
  );
  assert.equal((await status())?.failedIndexes, '1');
  assert.deepEqual(await conditions(), [
    ['FailureTarget', 'FailedIndexes', 'Job has failed indexes'],
    ['Failed', 'FailedIndexes', 'Job has failed indexes'],
  ]);
});

test('a success policy ends a job early and stops the rest, which has not failed', async () => {
  const { status, conditions, pods } = await run((pod) => (indexOf(pod) === 0 ? 0 : undefined), {
    completionMode: 'Indexed',
    completions: 3,
    parallelism: 3,
    successPolicy: { rules: [{ succeededIndexes: '0' }] },
  });
  assert.deepEqual(await conditions(), [
    ['SuccessCriteriaMet', 'SuccessPolicy', 'Matched rules at index 0'],
    ['Complete', 'SuccessPolicy', 'Matched rules at index 0'],
  ]);
  assert.deepEqual([(await status())?.failed, (await pods()).length], [undefined, 1]);
});

test('a suspended job has no pods; resumed it begins anew', async () => {
  const { status, conditions, advance, change, events, pods } = await run(() => undefined, { suspend: true });
  assert.deepEqual([(await status())?.startTime, await pods()], [undefined, []]);
  assert.deepEqual(await conditions(), [['Suspended', 'JobSuspended', 'Job suspended']]);
  await advance(60_000);
  await change({ suspend: false });
  assert.deepEqual([(await status())?.startTime, (await pods()).length], ['2026-01-05T09:01:00Z', 1]);
  assert.deepEqual(await conditions(), [['Suspended', 'JobResumed', 'Job resumed']]);
  await change({ suspend: true });
  assert.deepEqual([(await status())?.failed, await pods()], [undefined, []]);
  assert.deepEqual(
    events().filter((event) => /Suspended|Resumed/.test(event)),
    ['Job Suspended Job suspended', 'Job Resumed Job resumed'],
  );
});

test('pods of a deleted job go with it', async () => {
  const { client, pods, settle } = await run(() => undefined, {});
  const [pod] = await pods();
  await client.delete(jobKind, 'a', 'j', { propagationPolicy: 'Background' });
  await client.delete(podKind, 'a', pod?.metadata.name ?? '');
  await settle();
  assert.deepEqual(await pods(), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronJobKind, jobKind } from '../../../resources/kinds/kinds.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import { controlPlane, createProject, nodeThatRuns } from '../../testing/control-plane.ts';
import { createJobController } from '../job/job-controller.ts';
import { createCronJobController } from './cron-job-controller.ts';

const MINUTE = 60_000;

const run = async (phase: 'Running' | 'Succeeded', spec: Partial<CronJob['spec']> = {}) => {
  const plane = controlPlane(
    createCronJobController(),
    createJobController(),
    nodeThatRuns(() => phase),
  );
  await createProject(plane, 'a');
  const template = { metadata: {}, spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'task:1' }] } };
  await plane.client.create<CronJob>(cronJobKind, {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'c', namespace: 'a' },
    spec: { schedule: '*/10 * * * *', jobTemplate: { metadata: {}, spec: { template } }, ...spec },
  });
  await plane.settle();
  return {
    ...plane,
    jobs: async () => (await plane.client.list(jobKind, 'a')).map(({ metadata }) => metadata.name),
    status: async () => (await plane.client.get<CronJob>(cronJobKind, 'a', 'c')).status,
  };
};

const nameAt = (minutes: number): string => `c-${Date.UTC(2026, 0, 5, 9) / MINUTE + minutes}`;

test('a job is made at each due time and old ones are forgotten', async () => {
  const { advance, jobs, status, events } = await run('Succeeded', { successfulJobsHistoryLimit: 2 });
  assert.deepEqual(await jobs(), []);
  await advance(10 * MINUTE);
  assert.deepEqual(await jobs(), [nameAt(10)]);
  assert.ok(events().includes(`CronJob SuccessfulCreate Created job ${nameAt(10)}`));
  assert.ok(events().includes(`CronJob SawCompletedJob Saw completed job: ${nameAt(10)}, condition: Complete`));
  await advance(30 * MINUTE);
  assert.deepEqual(await jobs(), [nameAt(30), nameAt(40)]);
  assert.deepEqual(await status(), {
    lastScheduleTime: '2026-01-05T09:40:00Z',
    lastSuccessfulTime: '2026-01-05T09:40:00Z',
  });
});

test('Forbid skips a time while a job still runs, Allow does not', async () => {
  for (const [concurrencyPolicy, count] of [
    ['Forbid', 1],
    ['Allow', 2],
  ] as const) {
    const { advance, jobs, status } = await run('Running', { concurrencyPolicy });
    await advance(20 * MINUTE);
    assert.equal((await jobs()).length, count, concurrencyPolicy);
    assert.equal((await status())?.active?.length, count);
  }
});

test('a suspended cron job makes nothing', async () => {
  const { advance, jobs } = await run('Running', { suspend: true });
  await advance(60 * MINUTE);
  assert.deepEqual(await jobs(), []);
});

test('a cron job keeps to the clocks of its time zone', async () => {
  const { advance, client } = await run('Running', { schedule: '30 10 * * *', timeZone: 'Europe/Zurich' });
  await advance(30 * MINUTE);
  const [job] = await client.list(jobKind, 'a');
  assert.equal(
    job?.metadata.annotations?.['batch.kubernetes.io/cronjob-scheduled-timestamp'],
    '2026-01-05T10:30:00+01:00',
  );
});

test('after a long pause the last time counts, and many missed ones are told of', async () => {
  const { advance, client, jobs, events } = await run('Running', { schedule: '* * * * *', suspend: true });
  await advance(20_000 * MINUTE);
  await client.modify<CronJob>(cronJobKind, 'a', 'c', ({ spec }) => void (spec.suspend = false));
  await advance(0);
  assert.deepEqual(await jobs(), [nameAt(20_000)]);
  assert.ok(events().some((event) => event.startsWith('CronJob TooManyMissedTimes too many missed start times.')));
});

test('jobs that others make, delete or replace are told of', async () => {
  const { advance, client, jobs, status, events } = await run('Running', { concurrencyPolicy: 'Replace' });
  await advance(20 * MINUTE);
  assert.deepEqual([await jobs(), (await status())?.active?.length], [[nameAt(20)], 1]);
  const [job] = await client.list<Job>(jobKind, 'a');
  const { ownerReferences } = job?.metadata ?? {};
  await client.create<Job>(jobKind, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'by-hand', namespace: 'a', ...(ownerReferences && { ownerReferences }) },
    spec: { template: { ...job?.spec.template, metadata: {} } } as Job['spec'],
  });
  await client.delete(jobKind, 'a', nameAt(20), { propagationPolicy: 'Background' });
  await advance(0);
  assert.equal((await status())?.active, undefined);
  for (const text of [
    'UnexpectedJob Saw a job that the controller did not create or forgot: by-hand',
    `MissingJob Active job went missing: ${nameAt(20)}`,
    `SuccessfulDelete Deleted job ${nameAt(10)}`,
  ])
    assert.ok(events().includes(`CronJob ${text}`), text);
});

test('a schedule that never comes is refused by the controller', async () => {
  const { events } = await run('Running', { schedule: '59 23 31 2 *' });
  const message = 'invalid schedule: 59 23 31 2 * : time difference between two schedules is less than 1 second';
  assert.ok(events().includes(`CronJob InvalidSchedule ${message}`));
});

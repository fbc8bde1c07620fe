import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CronJob } from '../../../resources/cron-job.ts';
import { cronJobKind, jobKind } from '../../../resources/kinds.ts';
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

import { conditionOf } from '../../../resources/condition.ts';
import type { CronJob } from '../../../resources/cron-job.ts';
import type { Job } from '../../../resources/job.ts';
import { cronJobKind, jobKind } from '../../../resources/kinds.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { parseSchedule } from '../../apimachinery/cron-schedule.ts';
import { equal } from '../../apimachinery/equality.ts';
import { referenceTo } from '../../apimachinery/event-recorder.ts';
import { isControlledBy } from '../controller-reference.ts';
import { limitJobHistory } from './job-history.ts';
import { lastDueTime } from './last-due-time.ts';
import { startJob } from './start-job.ts';

/**
 * Makes the jobs of cron jobs at their times (UTC), and forgets old ones.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/cronjob/cronjob_controllerv2.go
 */
export const createCronJobController = (): Controller => ({
  name: 'cronjob-controller',
  watches: [watchSelf(cronJobKind), watchOwned(jobKind, cronJobKind)],
  reconcile: async (key, context) => {
    const cron = byKey(context.listers.of<CronJob>(cronJobKind), key);
    return cron === undefined || cron.metadata.deletionTimestamp !== undefined ? undefined : reconcile(cron, context);
  },
});

const reconcile = async (cron: CronJob, context: ControllerContext): Promise<Outcome | void> => {
  const jobs = context.listers
    .of<Job>(jobKind)
    .ownedBy(cron.metadata.uid ?? '')
    .filter((job) => isControlledBy(job, cron));
  await limitJobHistory(cron, jobs, context);
  const known = await noteJobs(cron, jobs, context);
  const schedule = parseSchedule(cron.spec.schedule);
  if (typeof schedule === 'string' || cron.spec.suspend) return undefined;
  const now = context.clock.now();
  const due = lastDueTime(known, schedule, now);
  if (due !== undefined) await startJob(known, due, jobs.filter(isUnfinished), context);
  const next = schedule.next(now);
  return next === undefined ? undefined : { requeueAfter: next - now };
};

const isUnfinished = ({ status }: Job): boolean =>
  conditionOf(status?.conditions, 'Complete') === undefined && conditionOf(status?.conditions, 'Failed') === undefined;

/** Takes finished jobs from the list of active ones, and says how they ended. */
const noteJobs = async (
  cron: CronJob,
  jobs: readonly Job[],
  { client, events }: ControllerContext,
): Promise<CronJob> => {
  const active = jobs.filter(isUnfinished);
  for (const { uid, name } of cron.status?.active ?? []) {
    const finished = jobs.find((job) => job.metadata.uid === uid && !isUnfinished(job));
    if (finished === undefined) continue;
    const end = conditionOf(finished.status?.conditions, 'Complete') === undefined ? 'Failed' : 'Complete';
    await events.record({
      object: cron,
      type: 'Normal',
      reason: 'SawCompletedJob',
      message: `Saw completed job: ${name}, condition: ${end}`,
      source: { component: 'cronjob-controller' },
    });
  }
  const succeeded = jobs
    .map(({ status }) => status?.completionTime ?? '')
    .toSorted()
    .at(-1);
  const status: CronJob['status'] = {
    ...cron.status,
    active: active.map((job) => referenceTo(job)),
    ...(succeeded ? { lastSuccessfulTime: succeeded } : {}),
  };
  if (active.length === 0) delete status.active;
  if (equal(cron.status, status)) return cron;
  const { namespace, name } = cron.metadata;
  return client.modify<CronJob>(cronJobKind, namespace, name, (current) => void (current.status = status), 'status');
};

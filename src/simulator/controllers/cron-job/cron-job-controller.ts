import { cronJobKind, jobKind } from '../../../resources/kinds/kinds.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { type CronSchedule, parseSchedule } from '../../apimachinery/schedule/cron-schedule.ts';
import { scheduleIn } from '../../apimachinery/schedule/time-zone.ts';
import { isControlledBy } from '../controller-reference.ts';
import { recordCronEvent } from './cron-event.ts';
import { limitJobHistory } from './job-history.ts';
import { lastDueTime } from './last-due-time.ts';
import { noteJobs } from './note-jobs.ts';
import { startJob } from './start-job.ts';

/**
 * Makes the jobs of cron jobs at their times, and forgets old ones.
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
  const known = await noteJobs(cron, jobs, context);
  const outcome = cron.spec.suspend ? undefined : await keepTo(known, context);
  await limitJobHistory(cron, jobs, context);
  return outcome;
};

/** Starts what is due, and says when the next job will be. */
const keepTo = async (cron: CronJob, context: ControllerContext): Promise<Outcome | void> => {
  const schedule = scheduleOf(cron);
  if (typeof schedule === 'string') {
    const message = `unparseable schedule: ${JSON.stringify(cron.spec.schedule)} : ${schedule}`;
    return recordCronEvent(cron, 'Warning', 'UnparseableSchedule', message, context);
  }
  const now = context.clock.now();
  const next = schedule.next(now);
  if (next === undefined) {
    const message = `invalid schedule: ${cron.spec.schedule} : time difference between two schedules is less than 1 second`;
    return recordCronEvent(cron, 'Warning', 'InvalidSchedule', message, context);
  }
  const due = lastDueTime(cron, schedule, now);
  if (due?.hasMissedMany)
    await recordCronEvent(
      cron,
      'Warning',
      'TooManyMissedTimes',
      'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
      context,
    );
  if (due !== undefined) await startJob(cron, due.time, context);
  return { requeueAfter: next - now };
};

const scheduleOf = ({ spec: { schedule, timeZone } }: CronJob): CronSchedule | string => {
  const parsed = parseSchedule(schedule);
  return typeof parsed === 'string' || timeZone === undefined ? parsed : scheduleIn(timeZone, parsed);
};

import type { CronJob } from '../../../resources/cron-job.ts';
import type { CronSchedule } from '../../apimachinery/cron-schedule.ts';

/** Who was away for longer than this many due times starts anew with the last one. */
const MOST_MISSED = 10_000;

/**
 * The latest due time for which no job has been made; earlier ones that were missed are dropped. None, when its deadline
 * has passed.
 */
export const lastDueTime = (
  { metadata, spec, status }: CronJob,
  schedule: CronSchedule,
  now: number,
): number | undefined => {
  const since = Date.parse(status?.lastScheduleTime ?? metadata.creationTimestamp ?? '');
  const earliest =
    spec.startingDeadlineSeconds === undefined ? since : Math.max(since, now - spec.startingDeadlineSeconds * 1000);
  let due: number | undefined;
  let next = schedule.next(earliest);
  for (let missed = 0; next !== undefined && next <= now && missed < MOST_MISSED; missed++) {
    due = next;
    next = schedule.next(next);
  }
  return due;
};

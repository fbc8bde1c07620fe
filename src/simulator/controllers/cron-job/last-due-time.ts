import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { CronSchedule } from '../../apimachinery/schedule/cron-schedule.ts';

/** Who missed more times than this is told. */
const MANY = 100;

/** A time for which a job is to be made. */
export interface DueTime {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Whether a great many earlier ones have been missed. */
  readonly hasMissedMany: boolean;
}

/**
 * The latest due time for which no job has been made; earlier ones that were missed are dropped. None, when its deadline
 * has passed.
 */
export const lastDueTime = (
  { metadata, spec, status }: CronJob,
  schedule: CronSchedule,
  now: number,
): DueTime | undefined => {
  const since = Date.parse(status?.lastScheduleTime ?? metadata.creationTimestamp ?? '');
  const earliest =
    spec.startingDeadlineSeconds === undefined
      ? since
      : Math.max(since, now - Number(spec.startingDeadlineSeconds) * 1000);
  const first = schedule.next(earliest);
  const second = first === undefined ? undefined : schedule.next(first);
  if (first === undefined || first > now) return undefined;
  if (second === undefined || second > now) return { time: first, hasMissedMany: false };
  const interval = second - first;
  const missed = Math.floor((now - first) / interval) + 1;
  let time = first;
  for (let next = schedule.next(first + (missed - 2) * interval); next !== undefined && next <= now; ) {
    time = next;
    next = schedule.next(next);
  }
  return { time, hasMissedMany: missed > MANY };
};

import { conditionOf } from '../../../resources/metadata/condition.ts';
import { shortDuration } from '../../../resources/values/short-duration.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import { ageOf } from './age.ts';
import { containerCells, selectorCell } from './cell-text.ts';
import type { CellPrinter } from './table.ts';

export const jobCells: CellPrinter<Job> = (job, now) => [
  job.metadata.name,
  statusOf(job),
  completionsOf(job),
  durationOf(job, now),
  ageOf(job.metadata.creationTimestamp, now),
  ...containerCells(job.spec.template.spec),
  selectorCell(job.spec.selector),
];

export const cronJobCells: CellPrinter<CronJob> = ({ metadata, spec, status }, now) => [
  metadata.name,
  spec.schedule,
  spec.timeZone ?? '<none>',
  spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False',
  status?.active?.length ?? 0,
  status?.lastScheduleTime === undefined ? '<none>' : ageOf(status.lastScheduleTime, now),
  ageOf(metadata.creationTimestamp, now),
  ...containerCells(spec.jobTemplate.spec.template.spec),
  selectorCell(spec.jobTemplate.spec.selector),
];

const statusOf = ({ metadata, status }: Job): string => {
  const is = (type: string): boolean => conditionOf(status?.conditions, type)?.status === 'True';
  if (is('Complete')) return 'Complete';
  if (is('Failed')) return 'Failed';
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  if (is('Suspended')) return 'Suspended';
  if (is('FailureTarget')) return 'FailureTarget';
  return is('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
};

const completionsOf = ({ spec, status }: Job): string => {
  const succeeded = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  return (spec.parallelism ?? 0) > 1 ? `${succeeded}/1 of ${spec.parallelism}` : `${succeeded}/1`;
};

const durationOf = ({ status }: Job, now: number): string => {
  if (status?.startTime === undefined) return '';
  return shortDuration(
    (status.completionTime === undefined ? now : Date.parse(status.completionTime)) - Date.parse(status.startTime),
  );
};

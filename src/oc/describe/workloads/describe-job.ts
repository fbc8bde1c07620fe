import { selectorText } from '../../../resources/labels/selector-text.ts';
import { shortDuration } from '../../../resources/values/short-duration.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job, JobSpec } from '../../../resources/workloads/job.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, boolText, dateText, labelLines } from '../kubernetes-lines.ts';
import { controllerLine } from '../pods/describe-pod.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';

/** What `oc describe job` prints. */
export const describeJob = (job: Job, events: ShownEvents, now: number): string => {
  const { metadata, spec, status = {} } = job;
  const { active = 0, succeeded = 0, failed = 0, ready } = status;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\nSelector:\t${selectorText(spec.selector) || '<none>'}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      controllerLine(job),
      `Parallelism:\t${spec.parallelism ?? 1}\nCompletions:\t${spec.completions ?? '<unset>'}\n`,
      line('Completion Mode', spec.completionMode),
      line('Suspend', spec.suspend),
      line('Backoff Limit', spec.backoffLimit),
      line('TTL Seconds After Finished', spec.ttlSecondsAfterFinished),
      line('Start Time', dateText(status.startTime) || undefined),
      line('Completed At', dateText(status.completionTime) || undefined),
      line('Duration', lengthOf(status)),
      line('Active Deadline Seconds', spec.activeDeadlineSeconds && `${spec.activeDeadlineSeconds}s`),
      `Pods Statuses:\t${active} Active${ready === undefined ? '' : ` (${ready} Ready)`} / ${succeeded} Succeeded / ${failed} Failed\n`,
      spec.completionMode === 'Indexed' ? `Completed Indexes:\t${indexesText(status.completedIndexes)}\n` : '',
      describePodTemplate(spec.template),
      describeEvents(events, now),
    ].join(''),
  );
};

const MOST_INDEXES = 50;

/** Cut behind the first index that ends after some letters. */
const indexesText = (indexes = ''): string => {
  const end = indexes.indexOf(',', MOST_INDEXES);
  return end < 0 ? indexes || '<none>' : `${indexes.slice(0, end + 1)}...`;
};

/** What `oc describe cronjob` prints. */
export const describeCronJob = ({ metadata, spec, status }: CronJob, events: ShownEvents, now: number): string => {
  const active = (status?.active ?? []).map(({ name }) => name).join(', ');
  const deadline = spec.startingDeadlineSeconds;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Schedule:\t${spec.schedule}\nConcurrency Policy:\t${spec.concurrencyPolicy ?? ''}\nSuspend:\t${spec.suspend === undefined ? '<unset>' : boolText(spec.suspend)}\n`,
      `Successful Job History Limit:\t${spec.successfulJobsHistoryLimit ?? '<unset>'}\n`,
      `Failed Job History Limit:\t${spec.failedJobsHistoryLimit ?? '<unset>'}\n`,
      `Starting Deadline Seconds:\t${deadline === undefined ? '<unset>' : `${deadline}s`}\n`,
      describeJobTemplate(spec.jobTemplate.spec),
      `Last Schedule Time:\t${dateText(status?.lastScheduleTime) || '<unset>'}\n`,
      `Active Jobs:\t${active || '<none>'}\n`,
      describeEvents(events, now),
    ].join(''),
  );
};

const describeJobTemplate = (spec: JobSpec): string =>
  [
    `Selector:\t${spec.selector ? selectorText(spec.selector) || '<none>' : '<unset>'}\n`,
    `Parallelism:\t${spec.parallelism ?? '<unset>'}\nCompletions:\t${spec.completions ?? '<unset>'}\n`,
    line('Active Deadline Seconds', spec.activeDeadlineSeconds && `${spec.activeDeadlineSeconds}s`),
    describePodTemplate(spec.template),
  ].join('');

const lengthOf = ({ startTime, completionTime }: NonNullable<Job['status']>): string | undefined =>
  startTime && completionTime ? shortDuration(Date.parse(completionTime) - Date.parse(startTime)) : undefined;

const line = (label: string, value: string | number | boolean | undefined): string =>
  value === undefined ? '' : `${label}:\t${value}\n`;

import { jobKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { recordCronEvent } from './cron-event.ts';

/** Deletes the oldest finished jobs that a cron job need not remember. */
export const limitJobHistory = async (
  cron: CronJob,
  jobs: readonly Job[],
  context: ControllerContext,
): Promise<void> => {
  const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = cron.spec;
  const ended = (type: string): Job[] =>
    jobs
      .filter(
        ({ status, metadata }) =>
          conditionOf(status?.conditions, type) !== undefined && metadata.deletionTimestamp === undefined,
      )
      .toSorted((one, other) => ((one.status?.startTime ?? '') < (other.status?.startTime ?? '') ? -1 : 1));
  const surplus = [
    ...ended('Complete').slice(0, -successfulJobsHistoryLimit || undefined),
    ...ended('Failed').slice(0, -failedJobsHistoryLimit || undefined),
  ];
  for (const { metadata } of surplus) {
    await context.client.delete(jobKind, metadata.namespace, metadata.name, { propagationPolicy: 'Background' });
    await recordCronEvent(cron, 'Normal', 'SuccessfulDelete', `Deleted job ${metadata.name}`, context);
  }
};

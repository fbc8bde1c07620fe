import { cronJobKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { recordCronEvent } from './cron-event.ts';

/**
 * Takes jobs that have ended, or are gone, from the list of active ones, and says so. A job that somebody else made in the
 * name of the cron job does not come on the list.
 */
export const noteJobs = async (cron: CronJob, jobs: readonly Job[], context: ControllerContext): Promise<CronJob> => {
  const listed = cron.status?.active ?? [];
  const isListed = ({ metadata }: Job): boolean => listed.some(({ uid }) => uid === metadata.uid);
  for (const job of jobs) {
    const { name } = job.metadata;
    const end = endOf(job);
    if (end === undefined && !isListed(job)) {
      const message = `Saw a job that the controller did not create or forgot: ${name}`;
      await recordCronEvent(cron, 'Warning', 'UnexpectedJob', message, context);
    } else if (end !== undefined && isListed(job)) {
      const message = `Saw completed job: ${name}, condition: ${end}`;
      await recordCronEvent(cron, 'Normal', 'SawCompletedJob', message, context);
    }
  }
  for (const { uid, name } of listed)
    if (!jobs.some(({ metadata }) => metadata.uid === uid))
      await recordCronEvent(cron, 'Normal', 'MissingJob', `Active job went missing: ${name}`, context);
  return writeStatus(cron, jobs, context);
};

const endOf = ({ status }: Job): 'Complete' | 'Failed' | undefined =>
  (['Complete', 'Failed'] as const).find((type) => conditionOf(status?.conditions, type)?.status === 'True');

const writeStatus = async (cron: CronJob, jobs: readonly Job[], { client }: ControllerContext): Promise<CronJob> => {
  const unfinished = new Set(jobs.filter((job) => endOf(job) === undefined).map(({ metadata }) => metadata.uid));
  const { active: listed = [], lastSuccessfulTime, ...rest } = cron.status ?? {};
  const active = listed.filter(({ uid }) => unfinished.has(uid));
  const succeeded = [lastSuccessfulTime ?? '', ...jobs.map(({ status }) => status?.completionTime ?? '')].sort().at(-1);
  const status: CronJob['status'] = {
    ...(active.length === 0 ? {} : { active }),
    ...rest,
    ...(succeeded ? { lastSuccessfulTime: succeeded } : {}),
  };
  if (equal(cron.status ?? {}, status)) return cron;
  const { namespace, name } = cron.metadata;
  return client.modify<CronJob>(cronJobKind, namespace, name, (current) => void (current.status = status), 'status');
};

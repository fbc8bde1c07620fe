import { cronJobKind, jobKind } from '../../../resources/kinds/kinds.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { referenceTo } from '../../apimachinery/events/event-recorder.ts';
import { zonedTimestamp } from '../../apimachinery/schedule/time-zone.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { controllerReference } from '../controller-reference.ts';
import { isNamespaceTerminating } from '../pod/pod-control.ts';
import { recordCronEvent } from './cron-event.ts';

const FORBIDDEN = 'Not starting job because prior execution is running and concurrency policy is Forbid';

/** Makes the job of one due time, unless an earlier one still runs and the policy minds. */
export const startJob = async (cron: CronJob, due: number, context: ControllerContext): Promise<void> => {
  const { client } = context;
  const active = cron.status?.active ?? [];
  const report = (reason: string, message: string): Promise<void> =>
    recordCronEvent(cron, 'Normal', reason, message, context);
  if (active.length > 0 && cron.spec.concurrencyPolicy === 'Forbid') return report('JobAlreadyActive', FORBIDDEN);
  if (cron.spec.concurrencyPolicy === 'Replace') {
    for (const { namespace, name } of active) {
      await client.delete(jobKind, namespace, name, { propagationPolicy: 'Background' });
      await report('SuccessfulDelete', `Deleted job ${name}`);
    }
  }
  const job = await createOnce(cron, jobAt(cron, due), context);
  if (job !== undefined) await report('SuccessfulCreate', `Created job ${job.metadata.name}`);
  await client.modify<CronJob>(
    cronJobKind,
    cron.metadata.namespace,
    cron.metadata.name,
    ({ status = {}, ...current }) => ({
      ...current,
      status: {
        ...status,
        ...(job === undefined ? {} : { active: [...kept(status.active, cron), referenceTo(job)] }),
        lastScheduleTime: timestamp(due),
      },
    }),
    'status',
  );
};

/** Jobs that were replaced are off the list at once. */
const kept = <T>(active: readonly T[] | undefined, { spec }: CronJob): readonly T[] =>
  spec.concurrencyPolicy === 'Replace' ? [] : (active ?? []);

/** The name says which minute the job belongs to, so that none is made twice. */
const jobAt = (cron: CronJob, due: number): Job => {
  const { jobTemplate, timeZone = 'UTC' } = cron.spec;
  const { metadata, spec } = jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${cron.metadata.name}-${Math.floor(due / 60_000)}`,
      namespace: cron.metadata.namespace,
      ...(metadata.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: {
        ...metadata.annotations,
        'batch.kubernetes.io/cronjob-scheduled-timestamp': zonedTimestamp(timeZone, due),
      },
      ownerReferences: [controllerReference(cron)],
    },
    spec,
  };
};

const createOnce = async (cron: CronJob, job: Job, context: ControllerContext): Promise<Job | undefined> => {
  try {
    return await context.client.create(jobKind, job);
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'AlreadyExists') return undefined;
    if (!isNamespaceTerminating(error))
      await recordCronEvent(
        cron,
        'Warning',
        'FailedCreate',
        `Error creating job: ${(error as Error).message}`,
        context,
      );
    throw error;
  }
};

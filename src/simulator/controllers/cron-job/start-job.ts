import type { CronJob } from '../../../resources/cron-job.ts';
import type { Job } from '../../../resources/job.ts';
import { cronJobKind, jobKind } from '../../../resources/kinds.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { referenceTo } from '../../apimachinery/event-recorder.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { controllerReference } from '../controller-reference.ts';

const FORBIDDEN = 'Not starting job because prior execution is running and concurrency policy is Forbid';

/** Makes the job of one due time, unless an earlier one still runs and the policy minds. */
export const startJob = async (
  cron: CronJob,
  due: number,
  active: readonly Job[],
  context: ControllerContext,
): Promise<void> => {
  const { client, events } = context;
  const report = (reason: string, message: string): Promise<void> =>
    events.record({ object: cron, type: 'Normal', reason, message, source: { component: 'cronjob-controller' } });
  if (active.length > 0 && cron.spec.concurrencyPolicy === 'Forbid') return report('JobAlreadyActive', FORBIDDEN);
  if (cron.spec.concurrencyPolicy === 'Replace') {
    for (const { metadata } of active) {
      await client.delete(jobKind, metadata.namespace, metadata.name, { propagationPolicy: 'Background' });
      await report('SuccessfulDelete', `Deleted job ${metadata.name}`);
    }
  }
  const job = await createOnce(jobAt(cron, due), context);
  if (job !== undefined) await report('SuccessfulCreate', `Created job ${job.metadata.name}`);
  await client.modify<CronJob>(
    cronJobKind,
    cron.metadata.namespace,
    cron.metadata.name,
    ({ status = {}, ...current }) => ({
      ...current,
      status: {
        ...status,
        ...(job === undefined ? {} : { active: [...(status.active ?? []), referenceTo(job)] }),
        lastScheduleTime: timestamp(due),
      },
    }),
    'status',
  );
};

/** The name says which minute the job belongs to, so that none is made twice. */
const jobAt = (cron: CronJob, due: number): Job => {
  const { metadata, spec } = cron.spec.jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${cron.metadata.name}-${Math.floor(due / 60_000)}`,
      namespace: cron.metadata.namespace,
      ...(metadata.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { ...metadata.annotations, 'batch.kubernetes.io/cronjob-scheduled-timestamp': timestamp(due) },
      ownerReferences: [controllerReference(cron)],
    },
    spec,
  };
};

const createOnce = async (job: Job, { client }: ControllerContext): Promise<Job | undefined> => {
  try {
    return await client.create(jobKind, job);
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'AlreadyExists') return undefined;
    throw error;
  }
};

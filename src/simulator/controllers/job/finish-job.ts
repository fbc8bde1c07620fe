import { type Condition, conditionOf } from '../../../resources/condition.ts';
import type { Job } from '../../../resources/job.ts';
import { jobKind, podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ControllerContext, Outcome } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { createPodControl } from '../pod/pod-control.ts';
import { type JobCount, TRACKING } from './finished-pods.ts';
import { writeJobStatus } from './job-status.ts';
import type { JobVerdict } from './job-verdict.ts';

export const isFinished = ({ status }: Job): boolean =>
  conditionOf(status?.conditions, 'Complete')?.status === 'True' ||
  conditionOf(status?.conditions, 'Failed')?.status === 'True';

/** Stops what still runs, writes how the job ended and says so. */
export const finishJob = async (
  job: Job,
  verdict: JobVerdict,
  count: JobCount,
  active: readonly Pod[],
  context: ControllerContext,
): Promise<Outcome | void> => {
  const control = createPodControl(context, 'job-controller');
  for (const pod of active) {
    await letGo(pod, context);
    await control.delete(job, pod);
  }
  const now = timestamp(context.clock.now());
  const condition = (type: string): Condition => ({
    type,
    status: 'True',
    lastProbeTime: now,
    lastTransitionTime: now,
    reason: verdict.reason,
    message: verdict.message,
  });
  const first = verdict.type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
  const end = {
    conditions: [...(job.status?.conditions ?? []), condition(first), condition(verdict.type)],
    ...(verdict.type === 'Complete' ? { completionTime: now } : {}),
  };
  const failed = verdict.type === 'Failed' ? count.failed + active.length : count.failed;
  await writeJobStatus(job, { ...count, failed }, [], context, end);
  const source = { component: 'job-controller' };
  if (verdict.type === 'Complete')
    await context.events.record({ object: job, type: 'Normal', reason: 'Completed', message: 'Job completed', source });
  else
    await context.events.record({
      object: job,
      type: 'Warning',
      reason: verdict.reason,
      message: verdict.message,
      source,
    });
  return undefined;
};

/** Deletes a finished job whose time to live is over. */
export const removeExpired = async (job: Job, { client, clock }: ControllerContext): Promise<Outcome | void> => {
  const { ttlSecondsAfterFinished } = job.spec;
  if (ttlSecondsAfterFinished === undefined) return undefined;
  const ended = conditionOf(job.status?.conditions, 'Complete') ?? conditionOf(job.status?.conditions, 'Failed');
  const rest = Date.parse(ended?.lastTransitionTime ?? '') + ttlSecondsAfterFinished * 1000 - clock.now();
  if (rest > 0) return { requeueAfter: rest };
  await client.delete(jobKind, job.metadata.namespace, job.metadata.name, { propagationPolicy: 'Foreground' });
  return undefined;
};

const letGo = ({ metadata }: Pod, { client }: ControllerContext): Promise<Pod> =>
  client.modify<Pod>(podKind, metadata.namespace, metadata.name, (pod) => {
    pod.metadata.finalizers = pod.metadata.finalizers?.filter((each) => each !== TRACKING);
  });

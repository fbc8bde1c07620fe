import { jobKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { ControllerContext, Outcome } from '../../apimachinery/controller.ts';
import type { JobVerdict } from './job-verdict.ts';

export const isFinished = ({ status }: Job): boolean =>
  conditionOf(status?.conditions, 'Complete')?.status === 'True' ||
  conditionOf(status?.conditions, 'Failed')?.status === 'True';

/** Says how a job has ended. */
export const reportEnd = async (job: Job, verdict: JobVerdict, { events }: ControllerContext): Promise<void> => {
  const report = (type: 'Normal' | 'Warning', reason: string, message: string): Promise<void> =>
    events.record({ object: job, type, reason, message, source: { component: 'job-controller' } });
  if (verdict.type === 'FailureTarget') return report('Warning', verdict.reason, verdict.message);
  if (job.spec.completions !== undefined && (job.status?.succeeded ?? 0) > job.spec.completions)
    await report('Warning', 'TooManySucceededPods', 'Too many succeeded pods running after completion count reached');
  await report('Normal', 'Completed', 'Job completed');
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

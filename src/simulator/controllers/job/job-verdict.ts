import type { Job } from '../../../resources/job.ts';
import type { JobCount } from './finished-pods.ts';

/** How a job ended. */
export interface JobVerdict {
  readonly type: 'Complete' | 'Failed';
  readonly reason: string;
  readonly message: string;
}

/** Whether a job is over: enough pods succeeded, too many failed, or it took too long. */
export const jobVerdict = (
  { spec, status }: Job,
  { succeeded, failed }: JobCount,
  now: number,
): JobVerdict | undefined => {
  const { completions, backoffLimit = 6, activeDeadlineSeconds } = spec;
  if (failed > backoffLimit)
    return { type: 'Failed', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
  const started = Date.parse(status?.startTime ?? '');
  if (activeDeadlineSeconds !== undefined && now - started >= activeDeadlineSeconds * 1000) {
    return { type: 'Failed', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' };
  }
  const isEnough = completions === undefined ? succeeded > 0 && (status?.active ?? 0) === 0 : succeeded >= completions;
  return isEnough
    ? { type: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' }
    : undefined;
};

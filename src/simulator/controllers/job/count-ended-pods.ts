import type { JobStatus } from '../../../resources/workloads/job.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { failureMeaning } from './failure-policy.ts';
import { formatIndexes } from './index-set.ts';
import { hasFailed, indexOf, isIndexed, isTracked, letGo } from './job-pods.ts';
import type { JobProgress } from './job-progress.ts';
import type { JobVerdict } from './job-verdict.ts';

/**
 * Counts pods that have ended, and lets go of each once it is counted, so that nobody is counted twice or missed. Of a job
 * that has failed whatever still runs has failed, too.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const countEndedPods = async (
  progress: JobProgress,
  verdict: JobVerdict | undefined,
  context: ControllerContext,
): Promise<Pick<JobStatus, 'succeeded' | 'failed' | 'completedIndexes' | 'failedIndexes'>> => {
  const { job, pods, doneIndexes, failedIndexes, awaitingReplacement } = progress;
  let { succeeded = 0, failed = 0 } = job.status ?? {};
  const kept = new Set(awaitingReplacement.values());
  for (const pod of pods.filter(isTracked)) {
    const hasSucceeded = pod.status?.phase === 'Succeeded';
    const failure = hasFailed(pod, job);
    const isOver = job.metadata.deletionTimestamp !== undefined || verdict !== undefined;
    if (!isOver && !hasSucceeded && (!failure || kept.has(pod))) continue;
    await letGo(pod, context);
    if (isIndexed(job) && indexOf(pod, job) === undefined) continue;
    if (hasSucceeded) succeeded += 1;
    else if (failure || verdict?.type === 'FailureTarget') failed += failureMeaning(job.spec, pod).isCounted ? 1 : 0;
  }
  if (isIndexed(job)) succeeded = doneIndexes.size;
  const completedIndexes = formatIndexes(doneIndexes);
  return {
    ...(succeeded === 0 ? {} : { succeeded }),
    ...(failed === 0 ? {} : { failed }),
    ...(completedIndexes === '' ? {} : { completedIndexes }),
    ...(failedIndexes === undefined ? {} : { failedIndexes: formatIndexes(failedIndexes) }),
  };
};

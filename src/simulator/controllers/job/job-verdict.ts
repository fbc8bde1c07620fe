import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { failureMeaning } from './failure-policy.ts';
import { hasFailed, isIndexed } from './job-pods.ts';
import type { JobProgress } from './job-progress.ts';
import { metSuccessRule } from './success-policy.ts';

/** How a job is going to end, as soon as its last pod has. */
export interface JobVerdict {
  readonly type: 'SuccessCriteriaMet' | 'FailureTarget';
  readonly reason: string;
  readonly message: string;
}

/** Whether a job is over while pods of it may still run; what was found once stays so. */
export const jobVerdict = (progress: JobProgress, now: number): JobVerdict | undefined => {
  const { job } = progress;
  for (const type of ['SuccessCriteriaMet', 'FailureTarget'] as const) {
    const found = conditionOf(job.status?.conditions, type);
    if (found?.status === 'True') return { type, reason: found.reason ?? '', message: found.message ?? '' };
  }
  return jobFailure(progress, now) ?? indexVerdict(progress);
};

/** Enough pods have succeeded, and none is left. */
export const completion = ({ job: { spec }, succeeded }: JobProgress, active: number): JobVerdict | undefined => {
  const isEnough = active === 0 && (spec.completions === undefined ? succeeded > 0 : succeeded >= spec.completions);
  return isEnough
    ? {
        type: 'SuccessCriteriaMet',
        reason: 'CompletionsReached',
        message: 'Reached expected number of succeeded pods',
      }
    : undefined;
};

/** The conditions of a verdict and, once the last pod is gone, of the end. */
export const verdictConditions = (
  { type, reason, message }: JobVerdict,
  known: readonly Condition[],
  hasEnded: boolean,
  now: string,
): Condition[] => {
  const condition = (of: string): Condition => ({
    type: of,
    status: 'True',
    lastProbeTime: now,
    lastTransitionTime: now,
    reason,
    message,
  });
  return [
    ...(conditionOf(known, type) === undefined ? [condition(type)] : []),
    ...(hasEnded ? [condition(type === 'FailureTarget' ? 'Failed' : 'Complete')] : []),
  ];
};

const failure = (reason: string, message: string): JobVerdict => ({ type: 'FailureTarget', reason, message });

const jobFailure = ({ job, pods, failed }: JobProgress, now: number): JobVerdict | undefined => {
  const { spec, status } = job;
  for (const pod of pods.filter((each) => hasFailed(each, job))) {
    const { failsJob } = failureMeaning(spec, pod);
    if (failsJob !== undefined) return failure('PodFailurePolicy', failsJob);
  }
  if (failed > (spec.backoffLimit ?? 6) || restartsTooOften(job, pods))
    return failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  const { activeDeadlineSeconds, suspend } = spec;
  const age = now - Date.parse(status?.startTime ?? '');
  return activeDeadlineSeconds !== undefined && !suspend && age >= Number(activeDeadlineSeconds) * 1000
    ? failure('DeadlineExceeded', 'Job was active longer than specified deadline')
    : undefined;
};

const indexVerdict = ({ job, doneIndexes, failedIndexes }: JobProgress): JobVerdict | undefined => {
  if (!isIndexed(job)) return undefined;
  const { maxFailedIndexes = Infinity, completions = 0 } = job.spec;
  const count = failedIndexes?.size ?? 0;
  if (count > maxFailedIndexes)
    return failure('MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes');
  if (count > 0 && count + doneIndexes.size >= completions) return failure('FailedIndexes', 'Job has failed indexes');
  const message = metSuccessRule(job.spec, doneIndexes);
  return message === undefined ? undefined : { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message };
};

/** Pods that start their containers again do not fail: their restarts count. */
const restartsTooOften = ({ spec }: Job, pods: readonly Pod[]): boolean => {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  const restarts = pods
    .filter(({ status }) => status?.phase === 'Running' || status?.phase === 'Pending')
    .flatMap(({ status }) => [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])])
    .reduce((sum, { restartCount }) => sum + restartCount, 0);
  return restarts > 0 && restarts >= (spec.backoffLimit ?? 6);
};

import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { endOf, hasFailed, INDEX_FAILURES, INDEX_IGNORED_FAILURES } from './job-pods.ts';

/** How long a job waits after a failed pod: 10 s, doubled with each failure, at most 10 minutes (milliseconds). */
const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 600_000;

/** Milliseconds until the next pod of a job may be made: failures since the last success delay it. */
export const backOff = (pods: readonly Pod[], job: Job, now: number): number => {
  const successes = pods.filter(({ status }) => status?.phase === 'Succeeded').map(endOf);
  const lastSuccess = Math.max(-Infinity, ...successes);
  const failures = pods
    .filter((pod) => hasFailed(pod, job))
    .map(endOf)
    .filter((end) => end > lastSuccess);
  return remaining(failures.length, Math.max(0, ...failures), now);
};

/** The same for one index of a job that counts failures by index. */
export const indexBackOff = (failed: Pod | undefined, now: number): number => {
  if (failed === undefined) return 0;
  const count = (annotation: string): number => Number(failed.metadata.annotations?.[annotation] ?? 0) || 0;
  return remaining(count(INDEX_FAILURES) + count(INDEX_IGNORED_FAILURES) + 1, endOf(failed), now);
};

const remaining = (failures: number, last: number, now: number): number =>
  failures === 0 ? 0 : Math.max(0, last + Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY) - now);

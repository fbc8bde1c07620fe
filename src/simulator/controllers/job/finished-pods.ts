import type { Job } from '../../../resources/job.ts';
import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Keeps a pod until the job has counted it. */
export const TRACKING = 'batch.kubernetes.io/job-tracking';

/** How many pods of a job have ended, over its whole life. */
export interface JobCount {
  readonly succeeded: number;
  readonly failed: number;
  /** When the last pod failed, milliseconds since the epoch. */
  readonly lastFailure: number | undefined;
}

/**
 * Counts pods that have ended, and lets go of each once it is counted, so that nobody is counted twice or missed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const countFinishedPods = async (
  job: Job,
  pods: readonly Pod[],
  { client }: ControllerContext,
): Promise<JobCount> => {
  const tracked = pods.filter(({ metadata }) => metadata.finalizers?.includes(TRACKING));
  const succeeded = tracked.filter(({ status }) => status?.phase === 'Succeeded');
  const failed = tracked.filter((pod) => hasFailed(pod));
  for (const { metadata } of [...succeeded, ...failed]) {
    await client.modify<Pod>(podKind, metadata.namespace, metadata.name, (pod) => {
      pod.metadata.finalizers = pod.metadata.finalizers?.filter((each) => each !== TRACKING);
    });
  }
  const failures = pods
    .filter(hasFailed)
    .map(endOf)
    .filter((time) => !Number.isNaN(time));
  return {
    succeeded: (job.status?.succeeded ?? 0) + succeeded.length,
    failed: (job.status?.failed ?? 0) + failed.length,
    lastFailure: failures.length === 0 ? undefined : Math.max(...failures),
  };
};

/** A pod that is deleted before its end counts as failed. */
const hasFailed = ({ metadata, status }: Pod): boolean =>
  status?.phase === 'Failed' || (metadata.deletionTimestamp !== undefined && status?.phase !== 'Succeeded');

const endOf = ({ metadata, status }: Pod): number => {
  const ends = (status?.containerStatuses ?? []).map(({ state }) => Date.parse(state?.terminated?.finishedAt ?? ''));
  return Math.max(...ends.filter((time) => !Number.isNaN(time)), Date.parse(metadata.creationTimestamp ?? ''));
};

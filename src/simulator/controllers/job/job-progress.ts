import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { isActivePod } from '../pod/pod-readiness.ts';
import { failureMeaning } from './failure-policy.ts';
import { type IndexSet, parseIndexes } from './index-set.ts';
import { hasFailed, INDEX_FAILURES, indexOf, isIndexed, isTracked } from './job-pods.ts';

/** How far a job is, with pods that have ended and that its status does not know of yet. */
export interface JobProgress {
  readonly job: Job;
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
  readonly succeeded: number;
  readonly failed: number;
  /** Empty for jobs that do not number their pods. */
  readonly doneIndexes: IndexSet;
  /** Of jobs with `backoffLimitPerIndex`. */
  readonly failedIndexes: IndexSet | undefined;
  /** Failed pods, by index, that are kept until the pod that replaces them knows how often the index has failed. */
  readonly awaitingReplacement: ReadonlyMap<number, Pod>;
}

/** Works out from its status and its pods how far a job is. */
export const jobProgress = (job: Job, pods: readonly Pod[]): JobProgress => {
  const active = pods.filter(isActivePod);
  const fresh = pods.filter((pod) => isTracked(pod) && (!isIndexed(job) || indexOf(pod, job) !== undefined));
  const succeeded = fresh.filter(({ status }) => status?.phase === 'Succeeded');
  const failed = fresh.filter((pod) => hasFailed(pod, job));
  const doneIndexes = isIndexed(job) ? withIndexes(job.status?.completedIndexes, succeeded, job) : new Set<number>();
  const failedIndexes =
    isIndexed(job) && job.spec.backoffLimitPerIndex !== undefined
      ? withIndexes(
          job.status?.failedIndexes,
          failed.filter((pod) => failsIndex(pod, job)),
          job,
        )
      : undefined;
  return {
    job,
    pods,
    active,
    succeeded: isIndexed(job) ? doneIndexes.size : (job.status?.succeeded ?? 0) + succeeded.length,
    failed: (job.status?.failed ?? 0) + failed.filter((pod) => failureMeaning(job.spec, pod).isCounted).length,
    doneIndexes,
    failedIndexes,
    awaitingReplacement:
      failedIndexes === undefined
        ? new Map()
        : lastFailures(
            failed,
            new Set([...doneIndexes, ...failedIndexes, ...active.map((pod) => indexOf(pod, job) ?? -1)]),
            job,
          ),
  };
};

const withIndexes = (known: string | undefined, pods: readonly Pod[], job: Job): Set<number> => {
  const indexes = new Set(parseIndexes(known, job.spec.completions ?? 0));
  for (const pod of pods) indexes.add(indexOf(pod, job) as number);
  return indexes;
};

const failsIndex = (pod: Pod, { spec }: Job): boolean => {
  const { failsIndex: atOnce, isCounted } = failureMeaning(spec, pod);
  return atOnce || (isCounted && failuresBefore(pod) >= (spec.backoffLimitPerIndex ?? 0));
};

/** How often the index of a pod had failed when the pod was made. */
const failuresBefore = ({ metadata }: Pod): number => Number(metadata.annotations?.[INDEX_FAILURES] ?? 0) || 0;

const lastFailures = (failed: readonly Pod[], settled: IndexSet, job: Job): Map<number, Pod> => {
  const last = new Map<number, Pod>();
  for (const pod of failed) {
    const index = indexOf(pod, job) as number;
    const other = last.get(index);
    if (!settled.has(index) && (other === undefined || failuresBefore(other) <= failuresBefore(pod)))
      last.set(index, pod);
  }
  return last;
};

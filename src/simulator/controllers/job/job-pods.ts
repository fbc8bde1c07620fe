import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';

/** Keeps a pod until its job has counted it. */
export const TRACKING = 'batch.kubernetes.io/job-tracking';

/** Annotations and label of pods that have a number. */
export const INDEX = 'batch.kubernetes.io/job-completion-index';
export const INDEX_FAILURES = 'batch.kubernetes.io/job-index-failure-count';
export const INDEX_IGNORED_FAILURES = 'batch.kubernetes.io/job-index-ignored-failure-count';

export const isIndexed = ({ spec }: Job): boolean => spec.completionMode === 'Indexed';

export const isTracked = ({ metadata }: Pod): boolean => metadata.finalizers?.includes(TRACKING) === true;

/** Whether a pod is being deleted and has not ended yet. */
export const isTerminatingPod = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined && status?.phase !== 'Failed' && status?.phase !== 'Succeeded';

/** Jobs that wait for pods to fail before they replace them do not count pods that are just going. */
export const replacesFailedOnly = ({ spec }: Job): boolean =>
  spec.podReplacementPolicy === 'Failed' || spec.podFailurePolicy !== undefined;

export const hasFailed = (pod: Pod, job: Job): boolean =>
  pod.status?.phase === 'Failed' || (!replacesFailedOnly(job) && isTerminatingPod(pod));

/** The number of a pod; `undefined` without one, or with one that its job has no use for. */
export const indexOf = ({ metadata }: Pod, { spec }: Job): number | undefined => {
  const index = Number(metadata.annotations?.[INDEX] ?? Number.NaN);
  return Number.isInteger(index) && index >= 0 && index < (spec.completions ?? 0) ? index : undefined;
};

/** When a pod ended, milliseconds since the epoch. */
export const endOf = ({ metadata, status }: Pod): number => {
  const ends = (status?.containerStatuses ?? []).map(({ state }) => Date.parse(state?.terminated?.finishedAt ?? ''));
  if (ends.length > 0 && ends.every((end) => !Number.isNaN(end))) return Math.max(...ends);
  const ready = (status?.conditions ?? []).find(({ type }) => type === 'Ready');
  if (ready?.status === 'False' && ready.lastTransitionTime) return Date.parse(ready.lastTransitionTime);
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, creationTimestamp } = metadata;
  if (deletionTimestamp !== undefined) return Date.parse(deletionTimestamp) - deletionGracePeriodSeconds * 1000;
  return Date.parse(creationTimestamp ?? '');
};

/** Gives up a pod, which may be gone already. */
export const letGo = async ({ metadata }: Pod, { client }: ControllerContext): Promise<void> => {
  await client
    .modify<Pod>(podKind, metadata.namespace, metadata.name, (pod) => {
      pod.metadata.finalizers = pod.metadata.finalizers?.filter((each) => each !== TRACKING);
    })
    .catch(ignoreNotFound);
};

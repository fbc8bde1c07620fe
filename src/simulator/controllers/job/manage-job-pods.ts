import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { createPodControl } from '../pod/pod-control.ts';
import { podDeletionOrder } from '../pod/pod-deletion-order.ts';
import { backOff, indexBackOff } from './job-back-off.ts';
import { jobPodTemplate } from './job-pod-template.ts';
import { indexOf, isIndexed, isTerminatingPod, letGo, replacesFailedOnly } from './job-pods.ts';
import type { JobProgress } from './job-progress.ts';

/** How many pods are made or removed at a time. */
const BURST = 500;

/**
 * Makes the pods that a job lacks and deletes those it has too many of.
 *
 * @returns milliseconds after which to come back, if failures make the job wait
 */
export const manageJobPods = async (progress: JobProgress, context: ControllerContext): Promise<number | undefined> => {
  const { job, pods, active } = progress;
  const wanted = wantedActive(progress);
  const surplus = podsToRemove(progress, Math.max(0, active.length - wanted), context.clock.now());
  const control = createPodControl(context, 'job-controller');
  for (const pod of surplus.slice(0, job.spec.suspend ? undefined : BURST)) {
    await letGo(pod, context);
    await control.delete(job, pod);
  }
  const going = replacesFailedOnly(job) ? pods.filter(isTerminatingPod).length : 0;
  const missing = Math.min(BURST, wanted - going - active.length);
  if (surplus.length > 0 || missing <= 0) return undefined;
  const now = context.clock.now();
  const wait = progress.failedIndexes === undefined ? backOff(pods, job, now) : 0;
  if (wait > 0) return wait;
  if (!isIndexed(job)) {
    for (let made = 0; made < missing; made++) await control.create(job, jobPodTemplate(job));
    return undefined;
  }
  const free = freeIndexes(progress, missing);
  const waits = free.map((index) => indexBackOff(progress.awaitingReplacement.get(index), now));
  const ready = free.filter((_, place) => waits[place] === 0);
  for (const index of ready) {
    const template = jobPodTemplate(job, index, progress.awaitingReplacement.get(index));
    await control.create(job, template, { prefix: indexedPrefix(job.metadata.name, index) });
  }
  return ready.length === 0 && waits.length > 0 ? Math.min(...waits) : undefined;
};

const wantedActive = ({ job: { spec }, succeeded, active }: JobProgress): number => {
  if (spec.suspend) return 0;
  const { parallelism = 1, completions } = spec;
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, completions - succeeded));
};

/** Pods without a number of their own first, then those that got least far. */
const podsToRemove = ({ job, active }: JobProgress, atLeast: number, now: number): Pod[] => {
  const order = podDeletionOrder(() => 0, now);
  if (!isIndexed(job)) return active.toSorted(order).slice(0, atLeast);
  const kept = new Map<number, Pod>();
  for (const pod of active.toSorted(order)) {
    const index = indexOf(pod, job);
    if (index !== undefined) kept.set(index, pod);
  }
  const left = [...kept.values()].toSorted(order);
  const doubled = active.filter((pod) => !left.includes(pod));
  return [...doubled, ...left.slice(0, Math.max(0, atLeast - doubled.length))];
};

const freeIndexes = (progress: JobProgress, count: number): number[] => {
  const { job, pods, active, doneIndexes, failedIndexes } = progress;
  const taken = new Set<number | undefined>([...doneIndexes, ...(failedIndexes ?? [])]);
  const busy = replacesFailedOnly(job) ? [...active, ...pods.filter(isTerminatingPod)] : active;
  for (const pod of busy) taken.add(indexOf(pod, job));
  const free: number[] = [];
  for (let index = 0; index < (job.spec.completions ?? 0) && free.length < count; index++)
    if (!taken.has(index)) free.push(index);
  return free;
};

/** Generated names have 63 characters at most, five of them chance. */
const indexedPrefix = (name: string, index: number): string => {
  const end = `-${index}-`;
  return `${name.slice(0, 58 - end.length)}${end}`;
};

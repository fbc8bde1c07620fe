import type { Job } from '../../../resources/job.ts';
import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import type { ControllerContext, Outcome } from '../../apimachinery/controller.ts';
import { createPodControl, type PodControl } from '../pod/pod-control.ts';
import { isActivePod } from '../pod/pod-readiness.ts';
import { type JobCount, TRACKING } from './finished-pods.ts';

/** How long a job waits after a failed pod: 10 s, doubled with each failure, at most 10 minutes (milliseconds). */
const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 600_000;
const INDEX = 'batch.kubernetes.io/job-completion-index';

/**
 * Makes the pods that a job lacks and deletes those it has too many of.
 *
 * @returns when to come back, if a failure makes the job wait
 */
export const manageJobPods = async (
  job: Job,
  count: JobCount,
  pods: readonly Pod[],
  context: ControllerContext,
): Promise<Outcome | undefined> => {
  const control = createPodControl(context, 'job-controller');
  const active = pods.filter(isActivePod);
  const surplus = active.length - wantedActive(job, count, active.length);
  for (const pod of active.slice(0, Math.max(0, surplus))) await remove(job, pod, control, context);
  if (surplus >= 0) return undefined;
  const wait =
    count.lastFailure === undefined || count.failed === 0
      ? 0
      : count.lastFailure + delayAfter(count.failed) - context.clock.now();
  if (wait > 0) return { requeueAfter: wait };
  const free = job.spec.completionMode === 'Indexed' ? freeIndexes(job, pods) : [];
  for (let made = 0; made < -surplus; made++) await control.create(job, templateOf(job, free[made]));
  return undefined;
};

const wantedActive = ({ spec }: Job, { succeeded }: JobCount, active: number): number => {
  if (spec.suspend) return 0;
  const { parallelism = 1, completions } = spec;
  if (completions === undefined) return succeeded > 0 ? active : parallelism;
  return Math.max(0, Math.min(parallelism, completions - succeeded));
};

const delayAfter = (failures: number): number => Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY);

const freeIndexes = ({ spec }: Job, pods: readonly Pod[]): number[] => {
  const taken = new Set(
    pods
      .filter((pod) => isActivePod(pod) || pod.status?.phase === 'Succeeded')
      .map(({ metadata }) => Number(metadata.annotations?.[INDEX])),
  );
  return Array.from({ length: spec.completions ?? 0 }, (_, index) => index).filter((index) => !taken.has(index));
};

const templateOf = ({ spec: { template } }: Job, index: number | undefined): PodTemplateSpec => {
  const metadata = { ...template.metadata, finalizers: [...(template.metadata.finalizers ?? []), TRACKING] };
  if (index === undefined) return { ...template, metadata };
  const note = { [INDEX]: String(index) };
  const env = {
    name: 'JOB_COMPLETION_INDEX',
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${INDEX}']` } },
  };
  return {
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...note },
      annotations: { ...metadata.annotations, ...note },
    },
    spec: {
      ...template.spec,
      containers: template.spec.containers.map((container) => ({ ...container, env: [...(container.env ?? []), env] })),
    },
  };
};

/** A pod that the job itself removes does not count as failed. */
const remove = async (job: Job, pod: Pod, control: PodControl, { client }: ControllerContext): Promise<void> => {
  await client.modify<Pod>(podKind, pod.metadata.namespace, pod.metadata.name, (current) => {
    current.metadata.finalizers = current.metadata.finalizers?.filter((each) => each !== TRACKING);
  });
  await control.delete(job, pod);
};

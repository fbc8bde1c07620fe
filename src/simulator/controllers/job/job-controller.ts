import { jobKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { type Orphans, trackOrphans } from '../orphans.ts';
import { claimPods } from '../pod/claim-pods.ts';
import { createPodControl } from '../pod/pod-control.ts';
import { countEndedPods } from './count-ended-pods.ts';
import { isFinished, removeExpired, reportEnd } from './finish-job.ts';
import { type JobProgress, jobProgress } from './job-progress.ts';
import { writeJobStatus } from './job-status.ts';
import { completion, type JobVerdict, jobVerdict } from './job-verdict.ts';
import { manageJobPods } from './manage-job-pods.ts';
import { suspensionChange } from './suspension.ts';

/**
 * Runs jobs: pods until enough of them have succeeded or too many have failed.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/job/job_controller.go
 */
export const createJobController = (): Controller => {
  const orphans = trackOrphans<Pod, Job>(
    podKind,
    jobKind,
    ({ spec }) => spec.selector ?? { matchExpressions: [{ key: 'job-name', operator: 'Unknown' }] },
  );
  return {
    name: 'job-controller',
    watches: [watchSelf(jobKind), watchOwned(podKind, jobKind), orphans.watch],
    reconcile: async (key, context) => {
      const job = byKey(context.listers.of<Job>(jobKind), key);
      if (job === undefined || isForeign(job)) return undefined;
      return isFinished(job) ? removeExpired(job, context) : reconcile(job, orphans, context);
    },
  };
};

/** A job can name another controller as its own. */
const isForeign = ({ spec: { managedBy } }: Job): boolean =>
  managedBy !== undefined && managedBy !== 'kubernetes.io/job-controller';

const reconcile = async (job: Job, orphans: Orphans<Pod>, context: ControllerContext): Promise<Outcome | void> => {
  const pods = await claimPods(job, job.spec.selector ?? {}, orphans, context);
  const progress = jobProgress(job, pods);
  const found = jobVerdict(progress, context.clock.now());
  if (found !== undefined) await stopPods(progress, context);
  const managed = found === undefined ? await manage(progress, context) : {};
  const verdict = found ?? managed.verdict;
  const suspension =
    verdict === undefined && job.metadata.deletionTimestamp === undefined ? suspensionChange(job, context) : undefined;
  const counts = await countEndedPods(progress, verdict, context);
  const ended = await writeJobStatus(job, { counts, verdict, suspension }, context);
  if (suspension !== undefined)
    await context.events.record({
      object: job,
      type: 'Normal',
      reason: suspension.reason,
      message: suspension.condition.message ?? '',
      source: { component: 'job-controller' },
    });
  if (ended !== undefined && verdict !== undefined) await reportEnd(ended, verdict, context);
  if (managed.error !== undefined) throw managed.error;
  return nextLook(job, managed.wait, context);
};

interface Managed {
  readonly wait?: number | undefined;
  readonly verdict?: JobVerdict | undefined;
  /** Thrown only when the status tells of what worked. */
  readonly error?: unknown;
}

const manage = async (progress: JobProgress, context: ControllerContext): Promise<Managed> => {
  if (progress.job.metadata.deletionTimestamp !== undefined) return {};
  try {
    const verdict = completion(progress, progress.active.length);
    return verdict === undefined ? { wait: await manageJobPods(progress, context) } : { verdict };
  } catch (error) {
    return { error };
  }
};

/** Stops what still runs of a job that is over. */
const stopPods = async ({ job, active }: JobProgress, context: ControllerContext): Promise<void> => {
  const control = createPodControl(context, 'job-controller');
  for (const pod of active) await control.delete(job, pod);
};

const nextLook = ({ spec, status }: Job, wait: number | undefined, { clock }: ControllerContext): Outcome | void => {
  const { activeDeadlineSeconds, suspend } = spec;
  const started = Date.parse(status?.startTime ?? '');
  const deadline =
    activeDeadlineSeconds === undefined || suspend || Number.isNaN(started)
      ? []
      : [Math.max(0, started + Number(activeDeadlineSeconds) * 1000 - clock.now())];
  const times = [...(wait === undefined ? [] : [wait]), ...deadline];
  return times.length === 0 ? undefined : { requeueAfter: Math.min(...times) };
};

import type { Job } from '../../../resources/job.ts';
import { jobKind, podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { type Orphans, trackOrphans } from '../orphans.ts';
import { claimPods } from '../pod/claim-pods.ts';
import { isActivePod } from '../pod/pod-readiness.ts';
import { finishJob, isFinished, removeExpired } from './finish-job.ts';
import { countFinishedPods } from './finished-pods.ts';
import { writeJobStatus } from './job-status.ts';
import { jobVerdict } from './job-verdict.ts';
import { manageJobPods } from './manage-job-pods.ts';

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
      if (job === undefined || job.metadata.deletionTimestamp !== undefined) return undefined;
      return isFinished(job) ? removeExpired(job, context) : reconcile(job, orphans, context);
    },
  };
};

const reconcile = async (found: Job, orphans: Orphans<Pod>, context: ControllerContext): Promise<Outcome | void> => {
  const job = await start(found, context);
  const pods = await claimPods(job, job.spec.selector ?? {}, orphans, context);
  const count = await countFinishedPods(job, pods, context);
  const active = pods.filter(isActivePod);
  const verdict = jobVerdict(job, count, context.clock.now());
  if (verdict !== undefined) return finishJob(job, verdict, count, active, context);
  await writeJobStatus(job, count, pods, context);
  const next = await manageJobPods(job, count, pods, context);
  const present = context.listers.of<Pod>(podKind).ownedBy(job.metadata.uid ?? '');
  await writeJobStatus(job, count, present, context);
  return earliest(next, deadline(job, context));
};

/** Notes when a job began, unless it is suspended. */
const start = async (job: Job, { client, clock }: ControllerContext): Promise<Job> => {
  if (job.status?.startTime !== undefined || job.spec.suspend) return job;
  const startTime = timestamp(clock.now());
  return client.modify<Job>(
    jobKind,
    job.metadata.namespace,
    job.metadata.name,
    (current) => void (current.status = { ...current.status, startTime }),
    'status',
  );
};

const deadline = ({ spec, status }: Job, { clock }: ControllerContext): Outcome | undefined => {
  if (spec.activeDeadlineSeconds === undefined || status?.startTime === undefined) return undefined;
  return { requeueAfter: Math.max(0, Date.parse(status.startTime) + spec.activeDeadlineSeconds * 1000 - clock.now()) };
};

const earliest = (...outcomes: readonly (Outcome | undefined)[]): Outcome | undefined =>
  outcomes
    .filter((each) => each !== undefined)
    .toSorted((one, other) => (one.requeueAfter ?? 0) - (other.requeueAfter ?? 0))[0];

import { jobKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Job, JobStatus } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { isControlledBy } from '../controller-reference.ts';
import { isActivePod, isReadyPod } from '../pod/pod-readiness.ts';
import { isTerminatingPod } from './job-pods.ts';
import { type JobVerdict, verdictConditions } from './job-verdict.ts';
import type { Suspension } from './suspension.ts';

/** What a look at a job has found, besides the pods that are there now. */
export interface JobFindings {
  readonly counts: Pick<JobStatus, 'succeeded' | 'failed' | 'completedIndexes' | 'failedIndexes'>;
  readonly verdict: JobVerdict | undefined;
  readonly suspension: Suspension | undefined;
}

/** Writes the status of a job. @returns the job, if it has ended with that */
export const writeJobStatus = async (
  job: Job,
  findings: JobFindings,
  context: ControllerContext,
): Promise<Job | undefined> => {
  const { counts, verdict, suspension } = findings;
  const pods = context.listers
    .of<Pod>(podKind)
    .ownedBy(job.metadata.uid ?? '')
    .filter((pod) => isControlledBy(pod, job));
  const active = pods.filter(isActivePod);
  const terminating = pods.filter(isTerminatingPod).length;
  const hasEnded = verdict !== undefined && terminating === 0;
  const now = timestamp(context.clock.now());
  const known = (job.status?.conditions ?? []).filter(({ type }) => type !== suspension?.condition.type);
  const conditions = [
    ...known,
    ...(suspension === undefined ? [] : [suspension.condition]),
    ...(verdict === undefined ? [] : verdictConditions(verdict, known, hasEnded, now)),
  ];
  const startTime = startOf(job, suspension, now);
  const status: JobStatus = {
    ...(startTime === undefined ? {} : { startTime }),
    ...(active.length === 0 ? {} : { active: active.length }),
    ...counts,
    ready: active.filter(isReadyPod).length,
    terminating,
    uncountedTerminatedPods: {},
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(hasEnded && verdict.type === 'SuccessCriteriaMet' ? { completionTime: now } : {}),
  };
  const { namespace, name } = job.metadata;
  if (equal(job.status, status)) return undefined;
  const written = await context.client.modify<Job>(
    jobKind,
    namespace,
    name,
    (current) => void (current.status = status),
    'status',
  );
  return hasEnded ? written : undefined;
};

/** A job begins when it is first looked at, unless it is suspended, and anew when it is resumed. */
const startOf = ({ spec, status }: Job, suspension: Suspension | undefined, now: string): string | undefined => {
  if (suspension?.reason === 'Resumed') return now;
  return status?.startTime ?? (spec.suspend ? undefined : now);
};

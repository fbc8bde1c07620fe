import type { Condition } from '../../../resources/condition.ts';
import type { Job } from '../../../resources/job.ts';
import { jobKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { isActivePod, isReadyPod } from '../pod/pod-readiness.ts';
import type { JobCount } from './finished-pods.ts';

/** Writes how many pods run, have succeeded and have failed. */
export const writeJobStatus = async (
  job: Job,
  { succeeded, failed }: JobCount,
  pods: readonly Pod[],
  { client, listers }: ControllerContext,
  end: { completionTime?: string; conditions?: Condition[] } = {},
): Promise<void> => {
  const active = pods.filter(isActivePod);
  const { namespace, name } = job.metadata;
  const known = listers.of<Job>(jobKind).get(namespace, name)?.status;
  const status: Job['status'] = {
    ...(known?.startTime === undefined ? {} : { startTime: known.startTime }),
    ...(active.length === 0 ? {} : { active: active.length }),
    ...(succeeded === 0 ? {} : { succeeded }),
    ...(failed === 0 ? {} : { failed }),
    ready: active.filter(isReadyPod).length,
    terminating: pods.filter(
      ({ metadata, status: each }) =>
        metadata.deletionTimestamp !== undefined && each?.phase !== 'Failed' && each?.phase !== 'Succeeded',
    ).length,
    uncountedTerminatedPods: {},
    ...(known?.conditions === undefined ? {} : { conditions: known.conditions }),
    ...end,
  };
  if (!equal(known, status))
    await client.modify<Job>(jobKind, namespace, name, (current) => void (current.status = status), 'status');
};

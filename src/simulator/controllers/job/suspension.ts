import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

/** A change of whether a job is suspended. */
export interface Suspension {
  readonly condition: Condition;
  readonly reason: 'Suspended' | 'Resumed';
}

/** What has changed since the job was looked at last; a job that never was suspended is not resumed either. */
export const suspensionChange = ({ spec, status }: Job, { clock }: ControllerContext): Suspension | undefined => {
  const known = conditionOf(status?.conditions, 'Suspended');
  const wanted = spec.suspend ? 'True' : 'False';
  if (known?.status === wanted || (known === undefined && !spec.suspend)) return undefined;
  const now = timestamp(clock.now());
  const reason = spec.suspend ? 'Suspended' : 'Resumed';
  return {
    reason,
    condition: {
      type: 'Suspended',
      status: wanted,
      lastProbeTime: now,
      lastTransitionTime: now,
      reason: `Job${reason}`,
      message: `Job ${reason.toLowerCase()}`,
    },
  };
};

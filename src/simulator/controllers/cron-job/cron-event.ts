import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Says of a cron job what was done for it. */
export const recordCronEvent = (
  object: CronJob,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  { events }: ControllerContext,
): Promise<void> => events.record({ object, type, reason, message, source: { component: 'cronjob-controller' } });

import type { KubeObject } from '../kube-object.ts';
import type { JobSpec } from './job.ts';

/** A cron job: makes a job at each time of its schedule. */
export interface CronJob extends KubeObject {
  spec: {
    schedule: string;
    timeZone?: string;
    startingDeadlineSeconds?: number;
    concurrencyPolicy?: string;
    suspend?: boolean;
    jobTemplate: {
      metadata: {
        creationTimestamp?: string | null;
        name?: string;
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      };
      spec: JobSpec;
    };
    successfulJobsHistoryLimit?: number;
    failedJobsHistoryLimit?: number;
  };
  status?: {
    active?: {
      apiVersion: string;
      kind: string;
      name: string;
      namespace?: string;
      uid?: string;
      resourceVersion?: string;
    }[];
    lastScheduleTime?: string;
    lastSuccessfulTime?: string;
  };
}

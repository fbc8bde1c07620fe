import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { cronJobStorage } from './cron-jobs.ts';
import { jobStorage } from './jobs.ts';

/** The storages of batch/v1. */
export const batchStorages = (machinery: Machinery): RestStorage[] => [
  jobStorage(machinery),
  cronJobStorage(machinery),
];

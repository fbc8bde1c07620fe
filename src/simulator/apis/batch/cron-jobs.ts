import type { CronJob } from '../../../resources/cron-job.ts';
import type { JobSpec } from '../../../resources/job.ts';
import { cronJobKind } from '../../../resources/kinds.ts';
import { parseSchedule } from '../../apimachinery/cron-schedule.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { validateJobSpec } from './jobs.ts';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJobStorage = (machinery: Machinery): RegistryStore<CronJob> =>
  new RegistryStore<CronJob>(cronJobKind, machinery, {
    generation: true,
    status: true,
    applyDefaults,
    prepareForCreate: (job) => void (job.status = {}),
    validate: (job) => [
      ...validateObjectMeta(job, (name) =>
        name.length > 52 ? ['must be no more than 52 characters'] : dnsSubdomain(name),
      ),
      ...validateSpec(job),
    ],
    validateUpdate: (job, old) => [...validateObjectMetaUpdate(job, old), ...validateSpec(job)],
  });

const applyDefaults = (job: CronJob): void => {
  const spec = (job.spec ??= {} as CronJob['spec']);
  dropEmpty(spec);
  spec.concurrencyPolicy ||= 'Allow';
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  const template = (spec.jobTemplate ??= {} as CronJob['spec']['jobTemplate']);
  template.metadata ??= {};
  template.metadata.creationTimestamp ??= null;
  applyPodTemplateDefaults(((template.spec ??= {} as JobSpec).template ??= {} as JobSpec['template']));
};

const POLICIES = ['Allow', 'Forbid', 'Replace'];

const validateSpec = ({ spec }: CronJob): FieldError[] => [
  ...(spec.schedule ? validateSchedule(spec.schedule) : [required('spec.schedule')]),
  ...(spec.startingDeadlineSeconds === undefined
    ? []
    : validateNonNegative(spec.startingDeadlineSeconds, 'spec.startingDeadlineSeconds')),
  ...validateTimeZone(spec.timeZone),
  ...(POLICIES.includes(spec.concurrencyPolicy ?? '')
    ? []
    : [notSupported('spec.concurrencyPolicy', spec.concurrencyPolicy, POLICIES)]),
  ...validateJobSpec(spec.jobTemplate.spec, 'spec.jobTemplate.spec'),
];

const validateSchedule = (schedule: string): FieldError[] => {
  const parsed = parseSchedule(schedule);
  return typeof parsed === 'string' ? [invalid('spec.schedule', schedule, parsed)] : [];
};

const validateTimeZone = (zone: string | undefined): FieldError[] => {
  if (zone === undefined) return [];
  if (zone === '') return [invalid('spec.timeZone', zone, 'timeZone must be nil or non-empty string')];
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    return [invalid('spec.timeZone', zone, `unknown time zone ${zone}`)];
  }
};

import { cronJobKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { JobSpec } from '../../../resources/workloads/job.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goLabelSelector, invalidGo } from '../../apimachinery/go-value.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { parseSchedule } from '../../apimachinery/schedule/cron-schedule.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { cronJobWarnings } from '../warnings/workload-warnings.ts';
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
    validateUpdate: (job, old) => [...validateObjectMetaUpdate(job, old), ...validateSpec(job, old)],
    warnings: cronJobWarnings,
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

const validateSpec = ({ spec }: CronJob, old?: CronJob): FieldError[] => [
  ...(spec.schedule
    ? validateSchedule(spec.schedule, spec.timeZone, old?.spec.schedule.includes('TZ') ?? false)
    : [required('spec.schedule')]),
  ...(spec.startingDeadlineSeconds === undefined
    ? []
    : validateNonNegative(spec.startingDeadlineSeconds, 'spec.startingDeadlineSeconds')),
  ...(old !== undefined && old.spec.timeZone === spec.timeZone ? [] : validateTimeZone(spec.timeZone)),
  ...(POLICIES.includes(spec.concurrencyPolicy ?? '')
    ? []
    : [notSupported('spec.concurrencyPolicy', spec.concurrencyPolicy, POLICIES)]),
  ...validateJobSpec(spec.jobTemplate.spec, 'spec.jobTemplate.spec'),
  ...validateNoSelector(spec.jobTemplate.spec, 'spec.jobTemplate.spec'),
  ...validateNonNegative(spec.successfulJobsHistoryLimit ?? 0, 'spec.successfulJobsHistoryLimit'),
  ...validateNonNegative(spec.failedJobsHistoryLimit ?? 0, 'spec.failedJobsHistoryLimit'),
];

/** The server selects the pods of each job. */
const validateNoSelector = ({ selector, manualSelector }: JobSpec, path: string): FieldError[] => [
  ...(selector === undefined
    ? []
    : [invalidGo(`${path}.selector`, goLabelSelector(selector), '`selector` will be auto-generated')]),
  ...(manualSelector ? [notSupported(`${path}.manualSelector`, manualSelector, ['nil', 'false'])] : []),
];

/** @param hadZone whether the schedule named a time zone before, which is allowed no more */
const validateSchedule = (schedule: string, timeZone: string | undefined, hadZone: boolean): FieldError[] => {
  const parsed = parseSchedule(schedule.replace(/^(CRON_)?TZ=\S+\s+/, ''));
  const zones = schedule.includes('TZ') && (hadZone ? timeZone !== undefined && TWO_ZONES : NO_ZONE);
  return [
    ...(typeof parsed === 'string' ? [invalid('spec.schedule', schedule, parsed)] : []),
    ...(zones ? [invalid('spec.schedule', schedule, zones)] : []),
  ];
};

const TWO_ZONES = 'cannot use both timeZone field and TZ or CRON_TZ in schedule';
const NO_ZONE = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';

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

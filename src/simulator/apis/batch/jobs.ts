import type { Job, JobSpec } from '../../../resources/job.ts';
import { jobKind } from '../../../resources/kinds.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import { validatePodTemplate } from '../pod-template/validate-pod-spec.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { goLabelSelector, invalidGo } from '../validation/go-value.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { applyJobDefaults } from './job-defaults.ts';

/**
 * Jobs. Unless they bring a selector of their own, their pods are found by the uid of the job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const jobStorage = (machinery: Machinery): RegistryStore<Job> =>
  new RegistryStore<Job>(jobKind, machinery, {
    generation: true,
    status: true,
    applyDefaults: (job) => applyJobDefaults((job.spec ??= {} as JobSpec)),
    prepareForCreate: (job) => {
      job.status = {};
      if (!job.spec.manualSelector) selectByUid(job);
    },
    validate: (job) => [
      ...validateObjectMeta(job, dnsSubdomain),
      ...validateOwnSelector(job),
      ...validateJobSpec(job.spec, 'spec'),
    ],
    validateUpdate: (job, old) => [
      ...validateObjectMetaUpdate(job, old),
      ...validateFixedParts(job, old),
      ...validateJobSpec(job.spec, 'spec'),
    ],
  });

/** The findings about what a job does. */
export const validateJobSpec = (spec: JobSpec, path: string): FieldError[] => [
  ...validateNonNegative(spec.parallelism ?? 0, `${path}.parallelism`),
  ...validateNonNegative(spec.completions ?? 0, `${path}.completions`),
  ...validateNonNegative(spec.activeDeadlineSeconds ?? 0, `${path}.activeDeadlineSeconds`),
  ...validateNonNegative(spec.backoffLimit ?? 0, `${path}.backoffLimit`),
  ...validateNonNegative(spec.ttlSecondsAfterFinished ?? 0, `${path}.ttlSecondsAfterFinished`),
  ...validateCompletionMode(spec, path),
  ...validatePodTemplate(spec.template, `${path}.template`),
  ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
];

const MODES = ['NonIndexed', 'Indexed'];

const validateCompletionMode = ({ completionMode, completions }: JobSpec, path: string): FieldError[] => {
  if (completionMode === undefined) return [];
  if (!MODES.includes(completionMode)) return [notSupported(`${path}.completionMode`, completionMode, MODES)];
  if (completionMode !== 'Indexed' || completions !== undefined) return [];
  return [required(`${path}.completions`, 'when completion mode is Indexed')];
};

const validateRestartPolicy = ({ template: { spec } }: JobSpec, path: string): FieldError[] => {
  if (spec.restartPolicy === 'Always') return [required(path, 'valid values: "OnFailure", "Never"')];
  return spec.restartPolicy === 'OnFailure' || spec.restartPolicy === 'Never'
    ? []
    : [notSupported(path, spec.restartPolicy, ['OnFailure', 'Never'])];
};

/** A job without labels of its own gets those of its pods. */
const selectByUid = (job: Job): void => {
  const uid = job.metadata.uid ?? '';
  const names = { 'batch.kubernetes.io/job-name': job.metadata.name, 'job-name': job.metadata.name };
  const labels = { 'batch.kubernetes.io/controller-uid': uid, 'controller-uid': uid, ...names };
  job.spec.template.metadata.labels = { ...job.spec.template.metadata.labels, ...labels };
  job.metadata.labels ??= { ...job.spec.template.metadata.labels };
  const { matchLabels, ...expressions } = job.spec.selector ?? {};
  job.spec.selector = { matchLabels: { ...matchLabels, 'batch.kubernetes.io/controller-uid': uid }, ...expressions };
};

/** Who brings a selector has to say that it is meant. */
const validateOwnSelector = ({ spec, metadata: { uid = '' } }: Job): FieldError[] =>
  spec.manualSelector || equal(spec.selector, { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } })
    ? []
    : [invalidGo('spec.selector', goLabelSelector(spec.selector ?? {}), '`selector` not auto-generated')];

const validateFixedParts = ({ spec }: Job, { spec: old }: Job): FieldError[] => [
  ...(spec.completions === old.completions
    ? []
    : [invalid('spec.completions', spec.completions, 'field is immutable')]),
  ...(equal(spec.selector, old.selector) ? [] : [invalid('spec.selector', '', 'field is immutable')]),
  ...(equal(spec.template, old.template) || (old.suspend && spec.suspend)
    ? []
    : [invalid('spec.template', '', 'field is immutable')]),
];

import { jobKind } from '../../../resources/kinds/kinds.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Job, JobSpec } from '../../../resources/workloads/job.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goLabelSelector, invalidGo } from '../../apimachinery/go-value.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { validatePodTemplate } from '../pod-template/validate-pod-spec.ts';
import { validateDomainPath } from '../validation/domain-path.ts';
import { goStructValue, goTarget } from '../validation/go-struct-value.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { tooLongField } from '../validation/too-long.ts';
import { jobWarnings } from '../warnings/workload-warnings.ts';
import { applyJobDefaults } from './job-defaults.ts';
import { selectByUid, validateGeneratedSelector, validateSelector } from './job-selector.ts';
import { validateCompletionMode } from './validate-completion-mode.ts';
import { validateFailurePolicy, validateReplacementPolicy } from './validate-failure-policy.ts';
import { validateJobStatus } from './validate-job-status.ts';
import { validateSuccessPolicy } from './validate-success-policy.ts';

const ORPHANS =
  'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning';

/**
 * Jobs. Unless they bring a selector of their own, their pods are found by the uid of the job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const jobStorage = (machinery: Machinery): RegistryStore<Job> =>
  new RegistryStore<Job>(jobKind, machinery, {
    orphansByDefault: ORPHANS,
    generation: true,
    status: true,
    applyDefaults: (job) => applyJobDefaults((job.spec ??= {} as JobSpec)),
    prepareForUpdate: ({ metadata, spec: { template } }) => {
      if (Object.keys(template.metadata.labels ?? {}).length > 0) metadata.labels ??= { ...template.metadata.labels };
    },
    prepareForCreate: (job) => {
      job.status = {};
      if (!job.spec.manualSelector) selectByUid(job);
    },
    validate: validateJob,
    warnings: jobWarnings,
    checksAgain: true,
    validateStatusUpdate: (job, old) => [...validateObjectMetaUpdate(job, old), ...validateJobStatus(job, old)],
    validateUpdate: (job, old) => [
      ...validateObjectMetaUpdate(job, old),
      ...validateJobSpec(job.spec, 'spec'),
      ...validateSelector(job.spec),
      ...validateFixedParts(job, old),
    ],
  });

const validateJob = (job: Job): FieldError[] => [
  ...validateObjectMeta(job, dnsSubdomain),
  ...validateGeneratedSelector(job),
  ...validateJobSpec(job.spec, 'spec'),
  ...validateSelector(job.spec),
  ...validateHostname(job),
];

/** Pods of a job that numbers them are called by it and their number. */
const validateHostname = ({ metadata: { name }, spec: { completionMode, completions = 0 } }: Job): FieldError[] => {
  const last = `${name}-${completions - 1}`;
  return completionMode === 'Indexed' && completions > 0 && dnsLabel(last).length > 0
    ? [invalid('metadata.name', name, `will not able to create pod with invalid DNS label: ${last}`)]
    : [];
};

/** The findings about what a job does. */
export const validateJobSpec = (spec: JobSpec, path: string): FieldError[] => [
  ...validateNonNegative(spec.parallelism ?? 0, `${path}.parallelism`),
  ...validateNonNegative(spec.completions ?? 0, `${path}.completions`),
  ...validateNonNegative(spec.activeDeadlineSeconds ?? 0, `${path}.activeDeadlineSeconds`),
  ...validateNonNegative(spec.backoffLimit ?? 0, `${path}.backoffLimit`),
  ...validateNonNegative(spec.ttlSecondsAfterFinished ?? 0, `${path}.ttlSecondsAfterFinished`),
  ...validateManager(spec.managedBy, `${path}.managedBy`),
  ...validateCompletionMode(spec, path),
  ...validateFailurePolicy(spec, `${path}.podFailurePolicy`),
  ...validateSuccessPolicy(spec, `${path}.successPolicy`),
  ...validateReplacementPolicy(spec, `${path}.podReplacementPolicy`),
  ...validatePodTemplate(spec.template, `${path}.template`),
  ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
];

const LONGEST_MANAGER = 63;

const validateManager = (manager: string | undefined, path: string): FieldError[] =>
  manager === undefined
    ? []
    : [
        ...validateDomainPath(manager, path),
        ...(Buffer.byteLength(manager) > LONGEST_MANAGER ? [tooLongField(path, LONGEST_MANAGER)] : []),
      ];

const validateRestartPolicy = ({ template: { spec }, podFailurePolicy }: JobSpec, path: string): FieldError[] => {
  const { restartPolicy } = spec;
  if (restartPolicy === 'Always') return [required(path, 'valid values: "OnFailure", "Never"')];
  if (restartPolicy !== 'OnFailure' && restartPolicy !== 'Never')
    return [notSupported(path, restartPolicy, ['OnFailure', 'Never'])];
  return podFailurePolicy === undefined || restartPolicy === 'Never'
    ? []
    : [invalid(path, restartPolicy, 'only "Never" is supported when podFailurePolicy is specified')];
};

const validateFixedParts = (job: Job, old: Job): FieldError[] => [
  ...validateCompletions(job.spec, old.spec),
  ...validateImmutable(job.spec.selector, old.spec.selector, 'spec.selector', (selector) =>
    goLabelSelector(selector ?? {}),
  ),
  ...(equal(fixedTemplate(job, old), fixedTemplate(old, old))
    ? []
    : [invalidGo('spec.template', goStructValue('core.PodTemplateSpec', job.spec.template), 'field is immutable')]),
  ...Object.entries(FIXED).flatMap(([name, type]) =>
    validateImmutable(job.spec[name as FixedField], old.spec[name as FixedField], `spec.${name}`, (value) =>
      goTarget(type, value),
    ),
  ),
];

/** Where the pods of a job may run can be changed as long as it is suspended and was never started. */
const fixedTemplate = ({ spec: { template } }: Job, old: Job): object => {
  if (!old.spec.suspend || old.status?.startTime !== undefined) return template;
  const { annotations: _, labels: __, ...metadata } = template.metadata;
  const { affinity: { nodeAffinity: ___, ...affinity } = {}, ...spec } = template.spec;
  return {
    metadata,
    spec: { ...spec, affinity, nodeSelector: undefined, tolerations: undefined, schedulingGates: undefined },
  };
};

const FIXED = {
  completionMode: 'string',
  podFailurePolicy: 'batch.PodFailurePolicy',
  backoffLimitPerIndex: 'int32',
  managedBy: 'string',
  successPolicy: 'batch.SuccessPolicy',
} as const;

type FixedField = keyof typeof FIXED;

/** Jobs that number their pods can grow and shrink, all of them running at once. */
const validateCompletions = (spec: JobSpec, old: JobSpec): FieldError[] => {
  if (spec.completions === old.completions) return [];
  if (spec.completionMode !== 'Indexed') return [invalid('spec.completions', spec.completions, 'field is immutable')];
  return spec.completions === undefined || spec.completions === spec.parallelism
    ? []
    : [invalid('spec.completions', spec.completions, 'can only be modified in tandem with spec.parallelism')];
};

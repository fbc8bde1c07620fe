import type { JobSpec } from '../../../resources/workloads/job.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { dropEmpty } from '../validation/drop-empty.ts';

/** Jobs that count failures by index do not count them together. */
const NO_LIMIT = 2 ** 31 - 1;

/** Fills in what the author of a job leaves out. */
export const applyJobDefaults = (spec: JobSpec): void => {
  dropEmpty(spec);
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = spec.parallelism = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : NO_LIMIT;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.manualSelector ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed';
  for (const { onPodConditions = [] } of spec.podFailurePolicy?.rules ?? [])
    for (const pattern of onPodConditions) pattern.status ||= 'True';
  applyPodTemplateDefaults((spec.template ??= {} as JobSpec['template']));
};

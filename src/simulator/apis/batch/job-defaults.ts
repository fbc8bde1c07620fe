import type { JobSpec } from '../../../resources/job.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { dropEmpty } from '../validation/drop-empty.ts';

/** Fills in what the author of a job leaves out. */
export const applyJobDefaults = (spec: JobSpec): void => {
  dropEmpty(spec);
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = spec.parallelism = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= 6;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.manualSelector ??= false;
  spec.podReplacementPolicy ??= 'TerminatingOrFailed';
  applyPodTemplateDefaults((spec.template ??= {} as JobSpec['template']));
};

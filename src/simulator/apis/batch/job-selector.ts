import type { Job, JobSpec } from '../../../resources/workloads/job.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { goLabelSelector, goMap, invalidGo } from '../../apimachinery/go-value.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';

type Labels = Readonly<Record<string, string>>;

const UID = 'batch.kubernetes.io/controller-uid';

/** The labels by which the pods of a job are known, under the names of today and of before. */
const labelsOf = ({ metadata: { uid = '', name } }: Job): Labels => ({
  'controller-uid': uid,
  'job-name': name,
  [UID]: uid,
  'batch.kubernetes.io/job-name': name,
});

/** Selects the pods of a job by its uid. A job without labels of its own gets those of its pods. */
export const selectByUid = (job: Job): void => {
  const { template } = job.spec;
  template.metadata.labels = { ...labelsOf(job), ...template.metadata.labels };
  job.metadata.labels ??= { ...template.metadata.labels };
  const { matchLabels, ...expressions } = job.spec.selector ?? {};
  job.spec.selector = { matchLabels: { [UID]: job.metadata.uid ?? '', ...matchLabels }, ...expressions };
};

/**
 * The findings about a job that leaves the selector to the server: labels and a selector of its own may not differ from
 * what the server gives. Who brings another selector has to say that it is meant.
 */
export const validateGeneratedSelector = (job: Job): FieldError[] => {
  const { manualSelector, selector, template } = job.spec;
  if (manualSelector || selector === undefined) return [];
  const expected = labelsOf(job);
  return [
    ...Object.entries(expected).flatMap(([name, value]) => validateLabel(template.metadata.labels, name, value)),
    ...(validateLabelSelector(selector, '').length > 0 || labelSelectorOf(selector)(expected)
      ? []
      : [invalidGo('spec.selector', goLabelSelector(selector), '`selector` not auto-generated')]),
  ];
};

/** The findings about the selector of a job, however it came to it: it has to find the pods. */
export const validateSelector = ({ selector, template }: JobSpec): FieldError[] => {
  if (selector === undefined) return [required('spec.selector')];
  const errors = validateLabelSelector(selector, 'spec.selector');
  const { labels } = template.metadata;
  if (errors.length > 0 || labelSelectorOf(selector)(labels ?? {})) return errors;
  return [invalidGo('spec.template.metadata.labels', goMap(labels), '`selector` does not match template `labels`')];
};

const validateLabel = (labels: Labels = {}, name: string, value: string): FieldError[] => {
  const path = `spec.template.metadata.labels[${name}]`;
  const said = labels[name];
  if (said === undefined) return [required(path, `must be '${value}'`)];
  return said === value ? [] : [invalidGo(path, goMap(labels), `must be '${value}'`)];
};

import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { goLabelSelector, goMap, invalidGo } from '../../apimachinery/go-value.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { isEmptySelector, validateLabelSelector } from '../validation/label-selector-validation.ts';

/**
 * The findings about the selector of a workload and the labels of its pods. `word` names the workload in messages; who says
 * that the selector of a daemon set is missing is only its pods' labels.
 */
export const validateSelector = (
  selector: LabelSelectorSpec | undefined,
  template: PodTemplateSpec,
  word: string,
): FieldError[] => {
  if (selector === undefined) return [...(word === 'daemonset' ? [] : [required('spec.selector')]), mismatch(template)];
  const refused = (why: string): FieldError => invalidGo('spec.selector', goLabelSelector(selector), why);
  if (isEmptySelector(selector)) return [refused(`empty selector is invalid for ${word}`)];
  const errors = validateLabelSelector(selector, 'spec.selector');
  if (errors.length === 0) return validateTemplateLabels(selector, template);
  // Who cannot read the selector says so in words of its own, or not at all.
  return [
    ...errors,
    ...(word === 'daemonset' ? [] : [refused(word === 'statefulset' ? '' : 'invalid label selector')]),
  ];
};

/** Whether the template of a workload is looked at: who cannot read the selector says nothing of it. */
export const isReadable = (selector: LabelSelectorSpec | undefined): boolean =>
  selector === undefined || validateLabelSelector(selector, '').length === 0;

/** The finding about a selector that changed. */
export const validateSelectorUpdate = (selector: LabelSelectorSpec | undefined, old: LabelSelectorSpec): FieldError[] =>
  validateImmutable<LabelSelectorSpec | undefined>(selector, old, 'spec.selector', (each) =>
    each === undefined ? '"null"' : goLabelSelector(each),
  );

const validateTemplateLabels = (selector: LabelSelectorSpec, template: PodTemplateSpec): FieldError[] =>
  labelSelectorOf(selector)(template.metadata.labels ?? {}) ? [] : [mismatch(template)];

const mismatch = ({ metadata: { labels } }: PodTemplateSpec): FieldError =>
  invalidGo('spec.template.metadata.labels', goMap(labels), '`selector` does not match template `labels`');

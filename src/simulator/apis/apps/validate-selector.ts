import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import { goLabelSelector, goMap, invalidGo } from '../validation/go-value.ts';
import { isEmptySelector, validateLabelSelector } from '../validation/label-selector-validation.ts';

/** The findings about the selector of a workload and the labels of its pods. `word` names the workload in messages. */
export const validateSelector = (
  selector: LabelSelectorSpec | undefined,
  template: PodTemplateSpec,
  word: string,
): FieldError[] => {
  if (selector === undefined) return [required('spec.selector')];
  if (isEmptySelector(selector))
    return [invalidGo('spec.selector', goLabelSelector(selector), `empty selector is invalid for ${word}`)];
  return [...validateLabelSelector(selector, 'spec.selector'), ...validateTemplateLabels(selector, template)];
};

/** The finding about a selector that changed. */
export const validateSelectorUpdate = (
  selector: LabelSelectorSpec | undefined,
  old: LabelSelectorSpec,
): FieldError[] =>
  selector === undefined || equal(selector, old)
    ? []
    : [invalidGo('spec.selector', goLabelSelector(selector), 'field is immutable')];

const validateTemplateLabels = (
  selector: LabelSelectorSpec,
  { metadata: { labels } }: PodTemplateSpec,
): FieldError[] =>
  labelSelectorOf(selector)(labels ?? {})
    ? []
    : [invalidGo('spec.template.metadata.labels', goMap(labels), '`selector` does not match template `labels`')];

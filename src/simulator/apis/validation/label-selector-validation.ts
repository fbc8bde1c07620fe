import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';

/** The findings about a structured label selector. */
export const validateLabelSelector = (selector: LabelSelectorSpec, path: string): FieldError[] => [
  ...Object.entries(selector.matchLabels ?? {}).flatMap(([key, value]) => [
    ...qualifiedName(key).map((text) => invalid(`${path}.matchLabels`, key, text)),
    ...labelValue(value).map((text) => invalid(`${path}.matchLabels`, value, text)),
  ]),
  ...(selector.matchExpressions ?? []).flatMap((each, index) =>
    validateRequirement(each, `${path}.matchExpressions[${index}]`),
  ),
];

/** Whether a selector selects everything. */
export const isEmptySelector = ({ matchLabels, matchExpressions }: LabelSelectorSpec): boolean =>
  Object.keys(matchLabels ?? {}).length === 0 && (matchExpressions ?? []).length === 0;

/**
 * The findings about one requirement of a label selector.
 *
 * @param unknown whether operators that the server does not know are allowed
 */
export const validateRequirement = (
  { key = '', operator = '', values = [] }: { key?: string; operator?: string; values?: readonly string[] },
  path: string,
  unknown: 'allowed' | 'refused' = 'refused',
): FieldError[] => [
  ...(operator === 'In' || operator === 'NotIn'
    ? values.length === 0
      ? [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
      : []
    : operator === 'Exists' || operator === 'DoesNotExist'
      ? values.length > 0
        ? [forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
        : []
      : unknown === 'allowed'
        ? []
        : [invalid(`${path}.operator`, operator, 'not a valid selector operator')]),
  ...qualifiedName(key).map((text) => invalid(`${path}.key`, key, text)),
  ...values.flatMap((value, index) =>
    labelValue(value).map((text) => invalid(`${path}.values[${index}]`, value, text)),
  ),
];

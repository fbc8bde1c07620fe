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
    validateExpression(each, `${path}.matchExpressions[${index}]`),
  ),
];

/** Whether a selector selects everything. */
export const isEmptySelector = ({ matchLabels, matchExpressions }: LabelSelectorSpec): boolean =>
  Object.keys(matchLabels ?? {}).length === 0 && (matchExpressions ?? []).length === 0;

const validateExpression = (
  { key = '', operator = '', values = [] }: NonNullable<LabelSelectorSpec['matchExpressions']>[number],
  path: string,
): FieldError[] => [
  ...(operator === 'In' || operator === 'NotIn'
    ? values.length === 0
      ? [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
      : []
    : operator === 'Exists' || operator === 'DoesNotExist'
      ? values.length > 0
        ? [forbiddenField(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
        : []
      : [invalid(`${path}.operator`, operator, 'not a valid selector operator')]),
  ...qualifiedName(key).map((text) => invalid(`${path}.key`, key, text)),
  ...values.flatMap((value, index) =>
    labelValue(value).map((text) => invalid(`${path}.values[${index}]`, value, text)),
  ),
];

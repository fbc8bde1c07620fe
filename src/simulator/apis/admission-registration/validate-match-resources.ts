import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { pathSegment } from '../../../resources/validation/dns-name.ts';
import { duplicate, type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { type OperationRule, validateOperationRule } from './validate-operation-rule.ts';

/** Which writes a policy or its binding is about. */
export interface MatchResources {
  matchPolicy?: string;
  namespaceSelector?: LabelSelectorSpec;
  objectSelector?: LabelSelectorSpec;
  resourceRules?: OperationRule[];
  excludeResourceRules?: OperationRule[];
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/admissionregistration/validation/validation.go */
export const validateMatchResources = (match: MatchResources, path: string): FieldError[] => [
  ...validateOneOf(match.matchPolicy, `${path}.matchPolicy`, ['Equivalent', 'Exact']),
  ...(['namespaceSelector', 'objectSelector'] as const).flatMap((selector) =>
    validateLabelSelector(match[selector] ?? {}, `${path}.${selector}`),
  ),
  ...(['resourceRules', 'excludeResourceRules'] as const).flatMap((rules) =>
    (match[rules] ?? []).flatMap((rule, index) => validateNamedRule(rule, `${path}.${rules}[${index}]`)),
  ),
];

const validateNamedRule = (rule: OperationRule, path: string): FieldError[] => {
  const names = rule.resourceNames ?? [];
  return [
    ...names.flatMap((name, index) => [
      ...pathSegment(name).map((text) => invalid(`${path}.resourceNames[${index}]`, name, text)),
      ...(names.indexOf(name) < index ? [duplicate(`${path}.resourceNames[${index}]`, name)] : []),
    ]),
    ...validateOperationRule(rule, path),
  ];
};

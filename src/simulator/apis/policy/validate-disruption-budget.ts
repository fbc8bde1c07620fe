import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import { goIntOrString, invalidGo } from '../../apimachinery/go-value.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateShare } from '../validation/share.ts';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/policy/validation/validation.go */
export const validateDisruptionBudget = ({ spec = {} }: PodDisruptionBudget): FieldError[] => {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec;
  return [
    ...(minAvailable !== undefined && maxUnavailable !== undefined
      ? [
          invalidGo(
            'spec',
            goStructValue('policy.PodDisruptionBudgetSpec', spec),
            'minAvailable and maxUnavailable cannot be both set',
          ),
        ]
      : []),
    ...validateLimit(minAvailable, 'spec.minAvailable'),
    ...validateLimit(maxUnavailable, 'spec.maxUnavailable'),
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...(unhealthyPodEvictionPolicy === undefined
      ? []
      : validateOneOf(unhealthyPodEvictionPolicy, 'spec.unhealthyPodEvictionPolicy', [
          'AlwaysAllow',
          'IfHealthyBudget',
        ])),
  ];
};

const validateLimit = (share: number | string | undefined, path: string): FieldError[] => {
  if (share === undefined) return [];
  const errors = validateShare(share, path);
  if (errors.length > 0 || typeof share === 'number' || Number.parseInt(share, 10) <= 100) return errors;
  return [invalidGo(path, goIntOrString(share), 'must not be greater than 100%')];
};

import type { PodDisruptionBudget } from '../../../resources/pod-disruption-budget.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goIntOrString, goLabelSelector, invalidGo } from '../validation/go-value.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';

const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/policy/validation/validation.go */
export const validateDisruptionBudget = ({ spec = {} }: PodDisruptionBudget): FieldError[] => {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec;
  const shown = selector === undefined ? '(*v1.LabelSelector)(nil)' : `&${goLabelSelector(selector)}`;
  return [
    ...(minAvailable !== undefined && maxUnavailable !== undefined
      ? [
          invalidGo(
            'spec',
            `policy.PodDisruptionBudgetSpec{MinAvailable:${goIntOrString(minAvailable)}, Selector:${shown}, MaxUnavailable:${goIntOrString(maxUnavailable)}, UnhealthyPodEvictionPolicy:(*policy.UnhealthyPodEvictionPolicyType)(nil)}`,
            'minAvailable and maxUnavailable cannot be both set',
          ),
        ]
      : []),
    ...validateShare(minAvailable, 'spec.minAvailable'),
    ...validateShare(maxUnavailable, 'spec.maxUnavailable'),
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...(unhealthyPodEvictionPolicy === undefined
      ? []
      : validateOneOf(unhealthyPodEvictionPolicy, 'spec.unhealthyPodEvictionPolicy', [
          'AlwaysAllow',
          'IfHealthyBudget',
        ])),
  ];
};

const validateShare = (share: number | string | undefined, path: string): FieldError[] => {
  if (share === undefined) return [];
  if (typeof share === 'number') return share < 0 ? [invalid(path, share, 'must be greater than or equal to 0')] : [];
  if (!/^\d+%$/.test(share)) return [invalidGo(path, goIntOrString(share), PERCENT)];
  return Number.parseInt(share, 10) > 100
    ? [invalidGo(path, goIntOrString(share), 'must not be greater than 100%')]
    : [];
};

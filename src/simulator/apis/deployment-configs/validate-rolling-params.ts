import type { DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goIntOrString, invalidGo } from '../../apimachinery/go-value.ts';
import { validateLifecycleHook } from './validate-lifecycle-hook.ts';

/** The findings about the parameters of a rolling rollout. */
export const validateRollingParams = (
  params: NonNullable<DeploymentStrategy['rollingParams']>,
  pod: PodSpec,
  path: string,
): FieldError[] => {
  const { maxUnavailable = 0, maxSurge = 0 } = params;
  return [
    ...(['intervalSeconds', 'updatePeriodSeconds', 'timeoutSeconds'] as const).flatMap((field) => {
      const value = params[field];
      return value !== undefined && value < 1 ? [invalid(`${path}.${field}`, value, 'must be >0')] : [];
    }),
    ...validateShare(maxUnavailable, `${path}.maxUnavailable`),
    ...validateShare(maxSurge, `${path}.maxSurge`),
    ...(amount(maxUnavailable) === 0 && amount(maxSurge) === 0
      ? [invalidGo(`${path}.maxUnavailable`, goIntOrString(maxUnavailable), 'cannot be 0 when maxSurge is 0 as well')]
      : []),
    ...(isPercent(maxUnavailable) && amount(maxUnavailable) > 100
      ? [invalidGo(`${path}.maxUnavailable`, goIntOrString(maxUnavailable), 'should not be more than 100%')]
      : []),
    ...(['pre', 'post'] as const).flatMap((moment) =>
      params[moment] ? validateLifecycleHook(params[moment], pod, `${path}.${moment}`) : [],
    ),
  ];
};

const validateShare = (share: number | string, path: string): FieldError[] => {
  if (typeof share === 'number') return share < 0 ? [invalid(path, share, 'must be non-negative')] : [];
  return isPercent(share) ? [] : [invalidGo(path, goIntOrString(share), 'value should be int(5) or percentage(5%)')];
};

const isPercent = (share: number | string): boolean => /^[0-9]+%$/.test(String(share));

/** A text that is no percentage counts as nothing. */
const amount = (share: number | string): number =>
  typeof share === 'number' ? share : isPercent(share) ? Number.parseInt(share, 10) : 0;

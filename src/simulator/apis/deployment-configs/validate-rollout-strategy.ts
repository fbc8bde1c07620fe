import type { DeploymentStrategy } from '../../../resources/deployment-config.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

/** The findings about how a deployment config replaces its pods. */
export const validateRolloutStrategy = (strategy: DeploymentStrategy, path: string): FieldError[] => [
  ...validateType(strategy, path),
  ...(strategy.activeDeadlineSeconds !== undefined && strategy.activeDeadlineSeconds < 1
    ? [invalid(`${path}.activeDeadlineSeconds`, strategy.activeDeadlineSeconds, 'must be greater than 0')]
    : []),
];

const validateType = ({ type, rollingParams, customParams }: DeploymentStrategy, path: string): FieldError[] => {
  if (!type) return [required(`${path}.type`)];
  if (type === 'Rolling') return validateRolling(rollingParams ?? {}, `${path}.rollingParams`);
  if (type !== 'Custom') return [];
  if (customParams === undefined) return [required(`${path}.customParams`)];
  return customParams.image ? [] : [required(`${path}.customParams.image`)];
};

const validateRolling = (params: NonNullable<DeploymentStrategy['rollingParams']>, path: string): FieldError[] => {
  const { maxUnavailable = 0, maxSurge = 0 } = params;
  return [
    ...(['intervalSeconds', 'updatePeriodSeconds', 'timeoutSeconds'] as const).flatMap((field) => {
      const value = params[field];
      return value !== undefined && value < 1 ? [invalid(`${path}.${field}`, value, 'must be >0')] : [];
    }),
    ...(isNothing(maxUnavailable) && isNothing(maxSurge)
      ? [invalid(`${path}.maxUnavailable`, maxUnavailable, 'cannot be 0 when maxSurge is 0 as well')]
      : []),
    ...validateShare(maxUnavailable, `${path}.maxUnavailable`),
    ...validateShare(maxSurge, `${path}.maxSurge`),
    ...(typeof maxUnavailable === 'string' && Number.parseInt(maxUnavailable, 10) > 100
      ? [invalid(`${path}.maxUnavailable`, maxUnavailable, 'must not be greater than 100%')]
      : []),
  ];
};

const isNothing = (share: number | string): boolean => Number.parseInt(String(share), 10) === 0;

const validateShare = (share: number | string, path: string): FieldError[] => {
  if (typeof share === 'number') return share < 0 ? [invalid(path, share, 'must be non-negative')] : [];
  return /^[0-9]+%$/.test(share) ? [] : [invalid(path, share, "must be an integer or percentage (e.g '5%')")];
};

import type { DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateAnnotations, validateLabels } from '../validation/object-meta.ts';
import { validateEnvironment, validateLifecycleHook } from './validate-lifecycle-hook.ts';
import { validateRollingParams } from './validate-rolling-params.ts';

/**
 * The findings about how a deployment config replaces its pods.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apis/apps/validation/validation.go
 */
export const validateRolloutStrategy = (strategy: DeploymentStrategy, pod: PodSpec, path: string): FieldError[] => [
  ...(strategy.type ? [] : [required(`${path}.type`)]),
  ...validateEnvironment(strategy.customParams?.environment, `${path}.customParams.environment`),
  ...validateType(strategy, pod, path),
  ...validateLabels(strategy.labels, `${path}.labels`),
  ...validateAnnotations(strategy.annotations, `${path}.annotations`),
  ...validateDeadline(strategy, `${path}.activeDeadlineSeconds`),
];

const validateType = (strategy: DeploymentStrategy, pod: PodSpec, path: string): FieldError[] => {
  const { rollingParams, recreateParams, customParams } = strategy;
  const rolling = rollingParams ? validateRollingParams(rollingParams, pod, `${path}.rollingParams`) : [];
  const recreate = recreateParams ? validateRecreateParams(recreateParams, pod, `${path}.recreateParams`) : [];
  switch (strategy.type ?? '') {
    case 'Recreate':
      return recreate;
    case 'Rolling':
      return rollingParams ? rolling : [required(`${path}.rollingParams`)];
    case 'Custom':
      return [...(customParams ? [] : [required(`${path}.customParams`)]), ...rolling, ...recreate];
    case '':
      return [required(`${path}.type`, 'strategy type is required')];
    default:
      return [invalid(`${path}.type`, strategy.type, UNSUPPORTED)];
  }
};

const validateRecreateParams = (
  params: NonNullable<DeploymentStrategy['recreateParams']>,
  pod: PodSpec,
  path: string,
): FieldError[] => [
  ...(params.timeoutSeconds !== undefined && params.timeoutSeconds < 1
    ? [invalid(`${path}.timeoutSeconds`, params.timeoutSeconds, 'must be >0')]
    : []),
  ...(['pre', 'mid', 'post'] as const).flatMap((moment) =>
    params[moment] ? validateLifecycleHook(params[moment], pod, `${path}.${moment}`) : [],
  ),
];

/** The deployer pod must live longer than it waits for the pods. */
const validateDeadline = (strategy: DeploymentStrategy, path: string): FieldError[] => {
  const { activeDeadlineSeconds: deadline, rollingParams, recreateParams } = strategy;
  if (deadline === undefined) return [];
  const timeout = (rollingParams ?? recreateParams)?.timeoutSeconds;
  return [
    ...validateNonNegative(deadline, path),
    ...(timeout !== undefined && deadline <= timeout
      ? [invalid(path, deadline, 'activeDeadlineSeconds must be greater than timeoutSeconds')]
      : []),
  ];
};

const UNSUPPORTED = 'unsupported strategy type, use "Custom" instead and specify your own strategy';

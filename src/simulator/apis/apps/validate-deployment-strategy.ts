import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { goIntOrString, invalidGo, notSupportedGo } from '../../apimachinery/go-value.ts';
import { validateShare } from '../validation/share.ts';

const TYPES = ['Recreate', 'RollingUpdate'];
const PATH = 'spec.strategy.rollingUpdate';

/** The findings about how a deployment replaces its pods. */
export const validateStrategy = (strategy: Deployment['spec']['strategy'] = {}): FieldError[] => {
  const { type = '', rollingUpdate } = strategy;
  if (!TYPES.includes(type)) {
    const value = `apps.DeploymentStrategy{Type:"${type}", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}`;
    return [notSupportedGo('spec.strategy', value, TYPES)];
  }
  if (type === 'Recreate') {
    return rollingUpdate === undefined
      ? []
      : [forbiddenField(PATH, "may not be specified when strategy `type` is 'Recreate'")];
  }
  if (rollingUpdate === undefined) return [required(PATH, 'this should be defaulted and never be nil')];
  const { maxSurge = 0, maxUnavailable = 0 } = rollingUpdate;
  return [
    ...validateShare(maxUnavailable, `${PATH}.maxUnavailable`),
    ...validateShare(maxSurge, `${PATH}.maxSurge`),
    ...(Number.parseInt(String(maxUnavailable), 10) === 0 && Number.parseInt(String(maxSurge), 10) === 0
      ? [invalidGo(`${PATH}.maxUnavailable`, goIntOrString(maxUnavailable), 'may not be 0 when `maxSurge` is 0')]
      : []),
    ...(/^\d+%$/.test(String(maxUnavailable)) && Number.parseInt(String(maxUnavailable), 10) > 100
      ? [invalid(`${PATH}.maxUnavailable`, maxUnavailable, 'must not be greater than 100%')]
      : []),
  ];
};

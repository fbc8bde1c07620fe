import { scaledValue } from '../../../resources/values/scaled-value.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';

type Spec = Deployment['spec'];

/** How many pods more than wanted a rolling update may have. */
export const maxSurgeOf = ({ strategy, replicas = 0 }: Spec): number =>
  strategy?.type === 'RollingUpdate' ? scaledValue(strategy.rollingUpdate?.maxSurge ?? 0, replicas, Math.ceil) : 0;

/** How many pods less than wanted may be available; one, where the update could otherwise never begin. */
export const maxUnavailableOf = (spec: Spec): number => {
  const { strategy, replicas = 0 } = spec;
  if (strategy?.type !== 'RollingUpdate' || replicas === 0) return 0;
  const unavailable = scaledValue(strategy.rollingUpdate?.maxUnavailable ?? 0, replicas, Math.floor);
  const atLeast = unavailable === 0 && maxSurgeOf(spec) === 0 ? 1 : unavailable;
  return Math.min(atLeast, replicas);
};

import type { Deployment } from '../../../resources/deployment.ts';

type Spec = Deployment['spec'];

/** How many pods more than wanted a rolling update may have. */
export const maxSurgeOf = ({ strategy, replicas = 0 }: Spec): number =>
  strategy?.type === 'RollingUpdate' ? absolute(strategy.rollingUpdate?.maxSurge ?? 0, replicas, Math.ceil) : 0;

/** How many pods less than wanted may be available; one, where the update could otherwise never begin. */
export const maxUnavailableOf = (spec: Spec): number => {
  const { strategy, replicas = 0 } = spec;
  if (strategy?.type !== 'RollingUpdate' || replicas === 0) return 0;
  const unavailable = absolute(strategy.rollingUpdate?.maxUnavailable ?? 0, replicas, Math.floor);
  const atLeast = unavailable === 0 && maxSurgeOf(spec) === 0 ? 1 : unavailable;
  return Math.min(atLeast, replicas);
};

const absolute = (value: number | string, total: number, round: (number: number) => number): number =>
  typeof value === 'number' ? value : round((Number.parseInt(value, 10) * total) / 100);

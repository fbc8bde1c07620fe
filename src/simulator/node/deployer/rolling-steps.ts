import { scaledValue } from '../../../resources/values/scaled-value.ts';
import type { DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';

/** Between what the numbers of pods stay while a version replaces another. */
export interface RollingBounds {
  readonly desired: number;
  readonly maxSurge: number;
  readonly minAvailable: number;
}

/** Works out shares of the wanted number; where neither more nor fewer pods would be allowed, one may be missing. */
export const rollingBounds = (
  { maxSurge = 0, maxUnavailable = 0 }: NonNullable<DeploymentStrategy['rollingParams']>,
  desired: number,
): RollingBounds => {
  const surge = scaledValue(maxSurge, desired, Math.ceil);
  const missing = scaledValue(maxUnavailable, desired, Math.floor);
  const unavailable = surge === 0 && missing === 0 ? 1 : missing;
  return { desired, maxSurge: surge, minAvailable: Math.max(0, desired - unavailable) };
};

/** The size to which the new version can grow now; `undefined` when it cannot. */
export const stepUp = (
  from: ReplicationController,
  to: ReplicationController,
  { desired, maxSurge }: RollingBounds,
): number | undefined => {
  const [old, current] = [from.spec.replicas ?? 0, to.spec.replicas ?? 0];
  const increment = old === 0 ? desired - current : desired + maxSurge - (old + current);
  return current === desired || increment <= 0 ? undefined : Math.min(desired, current + increment);
};

/** The size to which the old version can shrink now; `undefined` when it cannot. */
export const stepDown = (
  from: ReplicationController,
  to: ReplicationController,
  { desired, minAvailable }: RollingBounds,
): number | undefined => {
  const [old, current] = [from.spec.replicas ?? 0, to.spec.replicas ?? 0];
  const available = to.status?.availableReplicas ?? 0;
  const decrement = old + current - minAvailable - (current - available);
  if (old === 0 || decrement <= 0) return undefined;
  return current === desired && available === desired ? 0 : Math.max(0, old - decrement);
};

import { replicaSetKind } from '../../../resources/kinds/kinds.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { sizeAnnotations } from './revision.ts';
import { type Rollout, replaceSet, reportScaling, wantedReplicas } from './rollout.ts';
import { maxSurgeOf } from './surge.ts';

/** Sets the size of a replica set and says so. @returns whether the size changed */
export const scaleReplicaSet = async (rollout: Rollout, set: ReplicaSet, replicas: number): Promise<boolean> => {
  const { deployment, context } = rollout;
  const annotations = sizeAnnotations(deployment);
  const before = set.spec.replicas ?? 0;
  const isNoted = Object.entries(annotations).every(([key, value]) => set.metadata.annotations?.[key] === value);
  if (before === replicas && isNoted) return false;
  const { namespace, name } = set.metadata;
  const scaled = await context.client.modify<ReplicaSet>(replicaSetKind, namespace, name, (current) => {
    current.spec.replicas = replicas;
    current.metadata.annotations = { ...current.metadata.annotations, ...annotations };
  });
  replaceSet(rollout, scaled);
  if (before === replicas) return false;
  const direction = before < replicas ? 'up' : 'down';
  await reportScaling(rollout, `Scaled ${direction} replica set ${name} from ${before} to ${replicas}`);
  return true;
};

/** How many pods the newest set should have now, given those that the others still hold. */
export const newSetReplicas = (
  { spec }: Deployment,
  newSet: ReplicaSet | undefined,
  oldSets: readonly ReplicaSet[],
): number => {
  const wanted = spec.replicas ?? 0;
  if (spec.strategy?.type !== 'RollingUpdate') return wanted;
  const own = newSet?.spec.replicas ?? 0;
  const room = wanted + maxSurgeOf(spec) - (own + wantedReplicas(oldSets));
  return room <= 0 ? own : own + Math.min(room, wanted - own);
};

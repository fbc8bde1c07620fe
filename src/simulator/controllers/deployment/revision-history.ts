import { replicaSetKind } from '../../../resources/kinds/kinds.ts';
import { revisionOf } from '../../../resources/workloads/deployment-revision.ts';
import type { Rollout } from './rollout.ts';

/** Deletes the oldest empty replica sets that the deployment need not remember. */
export const limitRevisionHistory = async ({ deployment, oldSets, context }: Rollout): Promise<void> => {
  const limit = deployment.spec.revisionHistoryLimit ?? 10;
  const empty = oldSets.filter(
    ({ spec, status, metadata }) =>
      spec.replicas === 0 &&
      (status?.replicas ?? 0) === 0 &&
      (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
      metadata.deletionTimestamp === undefined,
  );
  const surplus = empty
    .sort((one, other) => Number(revisionOf(one) - revisionOf(other)))
    .slice(0, Math.max(0, empty.length - limit));
  for (const { metadata } of surplus) await context.client.delete(replicaSetKind, metadata.namespace, metadata.name);
};
